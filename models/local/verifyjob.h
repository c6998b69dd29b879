// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/upkeepjobs.h"
#include "models/local/localcore.h"

namespace platter {

class Verifier;
struct ImageCheck;

// Reads and hashes what images of the library on this computer are made of, marks those that are damaged and those that are
// whole again, and makes room in the index for what must be stored anew. As a repair it first makes the catalogue anew from
// logs and maps, and the index from the packs. A library that cannot be written to is only looked at.
class VerifyJob : public CheckJob {
    Q_OBJECT

public:
    // Without ids: the whole library, also what no image uses.
    VerifyJob(std::shared_ptr<LocalCore> core, const QList<ImageId>& ids, const QString& title);
    static std::unique_ptr<VerifyJob> repair(std::shared_ptr<LocalCore> core);

    QString title() const override { return m_title; }
    ImageKey image() const override;
    QString outcome() const override { return m_outcome; }
    const CheckReport& report() const override { return m_report; }

protected:
    Result<void> run(JobContext& context) override;

private:
    Result<QList<Image>> wantedImages();
    Result<void> rebuild(JobContext& context);
    Result<void> check(Verifier& verifier, const QList<Image>& images, JobContext& context);
    Result<void> checkImages(Verifier& verifier, const QList<Image>& images, JobContext& context);
    Result<void> checkDeleted(Verifier& verifier);
    void settle(const Image& image, const ImageCheck& check);
    Result<void> conclude(Verifier& verifier, const QList<Image>& images);
    void mark(const Image& image, const std::optional<Error>& damage);

    std::shared_ptr<LocalCore> m_core;
    QList<ImageId> m_ids;
    QString m_title;
    bool m_repairs = false;
    QString m_outcome;
    CheckReport m_report;
    std::map<QByteArray, QList<ImageId>> m_hurt; // by the lost chunk
};

// Marks images as whole that were damaged and whose chunks are all in the index again, after an import. Worker thread.
void mendImages(LocalCore& core, const std::stop_token& stop);

} // namespace platter
