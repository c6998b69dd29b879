// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dropverdict.h"

#include <QWidget>

namespace platter {

// A few words in the window while something is dragged over one of its parts: what a drop there will do, or why it does
// nothing. Takes no events.
class DropHint : public QWidget {
    Q_OBJECT

public:
    explicit DropHint(QWidget* part); // lies in the part's window once it is shown

    // Beside that place of `part` (where people read on), inside the window.
    void showBeside(const QRect& place, const DropVerdict& verdict);
    const DropVerdict& verdict() const { return m_verdict; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* m_part;
    DropVerdict m_verdict;
};

} // namespace platter
