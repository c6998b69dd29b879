// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QScrollArea>

namespace platter {

// A frameless scroll area that would like to be as high as its content at its width: it scrolls only where there is no
// room (QScrollArea itself asks for 24 lines at most).
class FitScrollArea : public QScrollArea {
    Q_OBJECT

public:
    explicit FitScrollArea(QWidget* content, QWidget* parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int contentHeight(int width) const; // of the content at this width

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace platter
