// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/libraryset.h"

#include <QWidget>

namespace platter {

// Tells the libraries whether anyone can see the window: what nobody sees is refreshed less often.
class WindowWatch : public QObject {
    Q_OBJECT

public:
    WindowWatch(LibrarySet* libraries, QWidget* window); // both outlive it

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void tell();

    LibrarySet* m_libraries;
    QWidget* m_window;
    bool m_visible = false;
};

} // namespace platter
