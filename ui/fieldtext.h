// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

#include <QCoreApplication>

namespace platter {

// An image's fields as people read and type them: texts for the panel and the forms, and the way back. Plain functions.
class FieldText {
    Q_DECLARE_TR_FUNCTIONS(FieldText)

public:
    static QString architecture(const Architecture& architecture); // "64-bit (x86_64)", "not set"
    static QString minRam(std::optional<qint64> bytes); // exact: "512 MiB", "2 GiB", "none"
    static QString access(bool isPublic);
    static QString shortDigest(const QByteArray& digest); // "3f5a9c…e0b1"
    static QString day(const QDateTime& at, const QDateTime& now); // "today 09:12", "22 Nov 02:14", "22 Nov 2025"
    // The same for a line of a history: "between today 14:02 and today 14:07" where nobody knows better.
    static QString when(const HistoryEntry& entry, const QDateTime& now);
    static QString differing(); // "different values", where several images are shown at once
    // "a, b, c and 12 more".
    static QString nameList(const QStringList& names, qsizetype most);

    // "x86_64", "amd64" and the forms' own words; another word is an architecture of that name. InvalidArgument for text
    // that is no word.
    static Result<Architecture> parseArchitecture(const QString& text);
    // Why an image with this architecture cannot go to a cloud, which builds two only (api.md, section 4.5); empty when it can.
    static QString cloudArchitectureProblem(const Architecture& architecture);
    // "none" and "" are none; a number without a unit is MiB, as RAM is told everywhere. Whole MiB only: the API knows no
    // smaller unit (api.md, section 4.1).
    static Result<std::optional<qint64>> parseMinRam(const QString& text);
    // A SHA-256 in any of the forms people copy: 64 hex digits, "sha256:…", lines of SHA256SUMS (the one that names
    // `fileName` counts), "SHA256 (file) = …". Empty text is no checksum.
    static Result<QByteArray> parseSha256(const QString& text, const QString& fileName);
};

} // namespace platter
