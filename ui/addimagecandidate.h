// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "ui/imageform.h"
#include "ui/mediainspection.h"

namespace platter {

// One file in the add-image dialog: what was found, and what the person filled in. A plain value.
struct AddImageCandidate {
    Q_DECLARE_TR_FUNCTIONS(AddImageCandidate)

public:
    QString path; // or an address, without its secrets
    QString fileName;
    qsizetype file = 0; // among those that were dropped
    QString member; // of an archive with several disks; empty otherwise
    std::optional<Result<MediaInfo>> media; // nothing while it is still being looked at
    BesideFile beside; // what a publisher put beside it
    FormValues values;
    QSet<FormField> touched; // by the person: what is found later leaves these alone
    bool wanted = true; // ticked

    explicit AddImageCandidate(const QString& filePath = {});

    QString label() const; // the file's name; with the disk's in an archive of several

    bool isPending() const { return !media; }
    bool isRefused() const { return media && !*media; }
    bool isGood() const { return media && *media; }
    const MediaInfo* info() const { return isGood() ? &**media : nullptr; }
    QString refusal() const; // the sentence, empty unless refused

    void setFound(const InspectedFile& inspected); // fills in what was not touched
    std::vector<AddImageCandidate> perMember(const InspectedFile& found) const; // one for each disk of an archive
    QString problem() const; // what is wrong with the fields, in words
    std::optional<SourceCheck> check() const; // of that, what the fields leave standing
    QString checksumHint() const; // where the checksum was found; empty when it was typed
    QString hint(FormField field) const; // where the value that stands there was found; empty when it was typed
    ImportRequest request() const; // only when good and without a problem

    // "debian.raw.xz · 3.4 GiB · Raw disk, xz-compressed"
    QString summary() const;
    // "10 GiB disk, 2.6 GiB of data · GPT partition table"
    QString finding() const;
    QStringList warnings() const;
};

// What adding the files will take up at most or about, as far as it can be told without reading them.
struct SpaceEstimate {
    qint64 bytes = 0;
    bool atMost = true; // otherwise about: what compressed files hold is packed anew, differently
    double data = 0; // bytes of the disks
    double known = 0; // bytes of these that are there already, as far as that is known

    // `need`: what the library tells, where it can.
    void add(const MediaInfo& info, const std::optional<ImportNeed>& need);
    // "214 GiB free, at most 2.5 GiB needed", "214 GiB free, about 80 MiB needed (93 % shared)"; empty where there is
    // nothing to tell. `free`: bytes, where it is known.
    QString words(bool cloud, std::optional<qint64> free) const;
};

} // namespace platter
