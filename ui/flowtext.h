// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextEdit>

namespace platter {

// Plain text that can be selected and wraps anywhere if it must, so that a long name without spaces never widens what it
// stands in (QLabel wraps between words only). As high as its text at its width.
class FlowText : public QTextEdit {
    Q_OBJECT

public:
    explicit FlowText(QWidget* parent = nullptr);

    void setPlain(const QString& text); // keeps the selection when the text is the same
    void setColor(const QColor& color); // invalid: the palette's text
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    QString m_text;
};

} // namespace platter
