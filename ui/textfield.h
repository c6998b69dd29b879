// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QPlainTextEdit>

namespace platter {

// Several lines of text in a field that looks like the line edits beside it.
class TextField : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit TextField(QWidget* parent = nullptr);

protected:
    bool event(QEvent* event) override;
};

} // namespace platter
