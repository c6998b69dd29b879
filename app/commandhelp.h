// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"

#include <QCoreApplication>

namespace platter {

// The texts of --help.
class CommandHelp {
    Q_DECLARE_TR_FUNCTIONS(CommandHelp)

public:
    static QString overview(); // `platter --help`
    static QString of(Command command); // `platter list --help`

private:
    struct Text {
        QString call; // untranslated: the words to type
        QString summary; // a sentence
        QString options; // a line each; may be empty
    };
    static Text text(Command command);
    static Text cloudText(Command command); // of those that libraries in the cloud bring
    static Text buildText();
    static Text connectText();
    static QString noWait();
    static QString limitRate();
    static QString fields(); // the options that import and update share
    static QString imageNote();
};

} // namespace platter
