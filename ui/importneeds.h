// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/addimagecandidate.h"

#include <QObject>
#include <QPointer>
#include <QQueue>

#include <vector>

namespace platter {

// What adding disks to libraries would take up, as the libraries tell it: they are asked about one disk after the other, and
// about none any more when this is gone. Lives in the window's thread.
class ImportNeeds : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    // Of those that can be added; at most, for what is not known yet or cannot be. The library is asked the first time.
    SpaceEstimate of(Library& library, const std::vector<const AddImageCandidate*>& candidates);

Q_SIGNALS:
    void told(); // something is known that was not

private:
    struct Question {
        QPointer<Library> library;
        MediaInfo media;
    };

    std::optional<ImportNeed> of(Library& library, const MediaInfo& media);
    static QString keyOf(const Library& library, const MediaInfo& media);
    void askNext();

    QHash<QString, std::optional<ImportNeed>> m_known; // also what was only asked
    QQueue<Question> m_questions;
    bool m_isAsking = false;
};

} // namespace platter
