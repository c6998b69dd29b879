// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QWidget>

class QAbstractButton;

namespace platter {

// A row of colours to choose one from (palette.h, connectionColors). Each has a name, for those who cannot see it.
class ColorSwatches : public QWidget {
    Q_OBJECT

public:
    explicit ColorSwatches(QWidget* parent = nullptr);

    void setColor(const QString& color); // "#rrggbb"; one that is not offered becomes the first
    QString color() const;

Q_SIGNALS:
    void chosen(const QString& color);

private:
    QList<QAbstractButton*> m_buttons;
};

// The first colour that is not among these.
QString unusedColor(const QStringList& used);

} // namespace platter
