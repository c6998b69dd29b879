// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QUrl>

namespace platter {

// An address that a disk is fetched from. A plain value.
class WebAddress {
public:
    // Whether a word is one: "http://" or "https://" with a host behind.
    static bool isOne(const QString& word);
    // What may be shown, kept and logged of it: no name and password, no fragment, and of a query no more than that there is
    // one ("https://host/disk.raw?"): both may be secrets.
    static QString shown(const QUrl& url);
    // The last part of its path, decoded; the host where there is none.
    static QString fileName(const QUrl& url);
    // Another file of its folder; empty for a name that leads elsewhere.
    static QUrl beside(const QUrl& url, const QString& fileName);
};

} // namespace platter
