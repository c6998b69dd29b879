// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QAction>
#include <QWidget>

namespace platter {

// An action of the owner's that calls one of its functions, also by its shortcut anywhere in the window. Held keys call it once.
template <typename Owner>
QAction* addWindowAction(
    Owner* owner, QWidget* window, const QString& name, const QString& text, void (Owner::*what)()) {
    auto* action = new QAction(text, owner);
    action->setObjectName(name);
    action->setAutoRepeat(false);
    window->addAction(action);
    QObject::connect(action, &QAction::triggered, owner, what);
    return action;
}

} // namespace platter
