// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/clioutput.h"
#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/library/imagejson.h"
#include "models/library/imagereference.h"

#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

// ---- deleted images

bool Cli::keepsDeleted() {
    if (m_library->abilities().testFlag(Ability::Reclaim))
        return true;
    fail(Error{.code = ErrorCode::Unsupported,
        .message = tr("“%1” cannot do that: it is for the library on this computer.").arg(m_library->name())});
    return false;
}

// By its id, or by its name among the deleted ones.
Result<Image> Cli::findDeleted(const QString& reference) const {
    QList<Image> named;
    for (const Image& image : m_library->images()) {
        if (image.name == reference && ImageRules::canRestore(image))
            named.append(image);
    }
    if (named.size() == 1)
        return named.first();
    if (named.isEmpty())
        return find(reference);
    QStringList ids;
    std::ranges::transform(named, std::back_inserter(ids), [](const Image& image) { return image.id.toString(); });
    return std::unexpected(Error{.code = ErrorCode::Ambiguous,
        .message = tr("Several deleted images are called “%1”: write the id of one of them: %2.")
            .arg(CliOutput::oneLine(reference), ids.join(u", "_s))});
}

void Cli::undelete() {
    if (!keepsDeleted())
        return;
    for (const QString& reference : std::as_const(m_line.images)) {
        const auto image = findDeleted(reference);
        const auto allowed = image.and_then([](const Image& found) { return ImageRules::canRestore(found); });
        if (!allowed)
            return fail(allowed.error()); // before anything was restored
        if (!std::ranges::contains(m_changes, image->id, [](const auto& change) { return change.first; }))
            m_changes.append({image->id, {}});
    }
    nextChange();
}

// ---- giving space back

void Cli::reclaim() {
    if (!keepsDeleted())
        return;
    QStringList names;
    if (m_line.now) {
        for (const Image& image : m_library->images()) {
            if (ImageRules::canRestore(image)) {
                m_made.append(image.id);
                names.append(tr("%1 (%2)").arg(CliOutput::oneLine(image.name), image.id.toString()));
            }
        }
        names.sort();
    }
    if (!names.isEmpty() && !m_line.yes) {
        return fail(Error{.code = ErrorCode::InvalidArgument,
            .message = tr("These deleted images could not be restored any more: %1. --yes frees their space.")
                .arg(names.join(u", "_s))});
    }
    makeSpace([this] { return m_library->reclaimJob({.now = m_made, .background = false}); });
}

void Cli::repack() {
    if (keepsDeleted())
        makeSpace([this] { return m_library->repackJob({.background = false}); });
}

// Runs the job and tells how much smaller the library became.
void Cli::makeSpace(const std::function<std::unique_ptr<Job>()>& job) {
    m_library->space().then(this, [this, job](const Result<LibrarySpace>& before) {
        if (!before)
            return fail(before.error());
        m_storedBefore = before->stored;
        startJob(job(), &Cli::reclaimed);
    });
}

void Cli::reclaimed(Job* job) {
    if (job->state() == JobState::Cancelled)
        return end(1);
    if (job->state() != JobState::Succeeded)
        return fail(job->error().value_or(Error{.code = ErrorCode::Internal, .message = tr("No space was freed.")}));
    m_library->space().then(this, [this](const Result<LibrarySpace>& after) {
        if (!after)
            return fail(after.error());
        const qint64 freed = std::max<qint64>(0, m_storedBefore - after->stored);
        if (m_line.json)
            printJson(QJsonObject{{u"freed_bytes"_s, freed}, {u"free_bytes"_s, after->free}});
        else if (!m_line.quiet)
            print(tr("Freed %1; %2 are free.").arg(formatSize(freed), formatSize(after->free)) + u'\n');
        end(0);
    });
}

void Cli::stats() {
    if (!keepsDeleted())
        return;
    m_library->statistics().then(this, [this](const Result<LibraryStatistics>& statistics) {
        if (m_ended)
            return;
        if (!statistics)
            return fail(statistics.error());
        if (m_line.json)
            printJson(toJson(*statistics));
        else
            print(CliOutput::statistics(*statistics));
        end(0);
    });
}

// ---- old builds

void Cli::prune() {
    const auto rule = QRegularExpression::fromWildcard(
        m_line.images.constFirst(), Qt::CaseSensitive, QRegularExpression::NonPathWildcardConversion);
    QList<Image> matching;
    for (const Image& image : m_library->images()) {
        if (ImageRules::isBuildable(image.status) && rule.match(image.name).hasMatch())
            matching.append(image);
    }
    std::ranges::sort(matching, [](const Image& a, const Image& b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.id.toString() > b.id.toString();
    });
    QSet<ImageId> used;
    for (const Server& server : m_library->servers()) {
        if (server.image && server.status != ServerStatus::Deleted)
            used.insert(server.image->id);
    }
    QList<ImageId> doomed;
    for (qsizetype i = m_line.keep; i < matching.size(); ++i) {
        const Image& image = matching.at(i);
        const bool skipped = image.locked || image.starred || used.contains(image.id) || !ImageRules::canDelete(image);
        if (!skipped) {
            m_pruned.append(image);
            doomed.append(image.id);
        }
    }
    if (!m_library->abilities().testFlag(Ability::Reclaim) || doomed.isEmpty())
        return pruneNow({});
    m_library->frees(doomed).then(this, [this](const Result<qint64>& frees) {
        if (!m_ended)
            pruneNow(frees ? std::optional(*frees) : std::nullopt);
    });
}

void Cli::pruneNow(std::optional<qint64> frees) {
    m_frees = frees;
    if (m_line.dryRun)
        return pruned();
    for (const Image& image : std::as_const(m_pruned))
        m_changes.append({image.id, {}});
    nextChange();
}

void Cli::pruned() {
    if (m_line.json) {
        QJsonArray images;
        for (const Image& image : std::as_const(m_pruned))
            images.append(toJson(image));
        printJson(QJsonObject{{u"images"_s, m_line.dryRun ? images : m_changed},
            {u"frees_bytes"_s, m_frees ? QJsonValue(*m_frees) : QJsonValue(QJsonValue::Null)},
            {u"dry_run"_s, m_line.dryRun}});
        return end(m_status);
    }
    if (m_pruned.isEmpty()) {
        print(tr("There is nothing to delete.") + u'\n');
        return end(m_status);
    }
    print(CliOutput::table(m_pruned));
    const int count = int(m_line.dryRun ? m_pruned.size() : m_changed.size());
    QString sentence = m_line.dryRun ? tr("%n image(s) would be deleted.", nullptr, count)
                                     : tr("%n image(s) were deleted.", nullptr, count);
    if (m_frees)
        sentence += u' ' + tr("That frees %1.").arg(formatSize(*m_frees));
    print(sentence + u'\n');
    end(m_status);
}

} // namespace platter
