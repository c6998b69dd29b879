// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>

namespace platter {

// What a drop would do, told before and after it: what it takes, or the sentence that says why it takes nothing.
class DropVerdict {
    Q_DECLARE_TR_FUNCTIONS(DropVerdict)

public:
    bool isDrop = false; // something that Platter answers at all: URLs, images
    // Local and decoded, or addresses as they were dropped, with their secrets; empty when it is refused.
    QStringList paths;
    bool copies = false; // images of Platter, some of which will be copied
    bool isAdvice = false; // nothing is taken here, and nothing is wrong: the sentence says where it would be
    QString sentence; // what will happen, or why not

    bool isAccepted() const { return !paths.isEmpty() || copies; }

    // Files. Does not look at the files themselves: that may block, and is the dialog's work.
    static DropVerdict judge(const QMimeData* data, const Library& library);
    // Whatever the file manager proposes, the answer is a copy: after a move it may delete the person's file. Where it
    // offers no copy, the answer is that nothing was taken; the file is read from its place all the same.
    static void answer(QDropEvent* event);
    // The local file behind a URL; empty for one on another computer. Host names in file URLs: RFC 8089, section 2.
    static QString localPath(const QUrl& url);
};

} // namespace platter
