// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/clioutput.h"
#include "models/domain/rules.h"
#include "models/library/imagejson.h"
#include "models/local/imageserver.h"

#include <QFileInfo>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

// ---- export

Result<void> Cli::checkTarget(const QString& path) const {
    const auto refused = [](const QString& message) {
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument, .message = message});
    };
    if (path == "-"_L1) {
        if (m_io.outIsTerminal)
            return refused(tr("A disk is not written to a terminal: write a file's name, or a pipe after it."));
        return {};
    }
    const QFileInfo info(path);
    if (info.isDir())
        return refused(tr("%1 is a folder: write the name of a file in it.").arg(path));
    if (info.exists() && !info.isFile())
        return refused(tr("%1 is not an ordinary file.").arg(path));
    if (info.exists() && !m_line.force)
        return refused(tr("%1 exists already: --force replaces it.").arg(path));
    return {};
}

void Cli::exportImage() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    const auto allowed = ImageRules::canExport(*image).and_then([this] { return checkTarget(m_line.target); });
    if (!allowed)
        return fail(allowed.error());
    const bool toFile = m_line.target != "-"_L1;
    const ExportRequest request{.path = toFile ? QFileInfo(m_line.target).absoluteFilePath() : m_line.target,
        .overwrite = m_line.force,
        .format = m_line.format};
    if (!request.format.isEmpty() && m_library->id() != LibraryId(u"local"_s)) {
        return fail(Error{.code = ErrorCode::Unsupported,
            .message = tr("%1 gives out raw disks only. Copy the image to this computer, then export it as %2.")
                .arg(m_library->name(), request.format)});
    }
    if (m_line.json)
        m_changed.append(toJson(*image));
    auto job = m_library->exportJob(image->id, request);
    if (!job) {
        return fail(Error{.code = ErrorCode::Unsupported,
            .message = tr("%1 cannot be exported from %2.").arg(image->name, m_library->name())});
    }
    startJob(std::move(job), &Cli::exportEnded);
}

void Cli::exportEnded(Job* job) {
    if (job->state() == JobState::Cancelled)
        return end(1);
    if (job->state() != JobState::Succeeded) {
        return fail(job->error().value_or(
            Error{.code = ErrorCode::Internal, .message = tr("The export failed without a reason.")}));
    }
    if (m_line.json)
        printJson(m_changed.first());
    end(0);
}

// ---- changes

Result<QString> Cli::successorLine(const Image& successor, const QList<Image>& images) const {
    if (std::ranges::contains(images, successor.id, &Image::id)) {
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument,
            .message = tr("%1 cannot be its own successor.").arg(CliOutput::oneLine(successor.name))});
    }
    return ImageRules::canExport(successor).transform([&successor] {
        //: put into the description of a deprecated image; %1 another image's name, %2 its id
        return tr("Use %1 (%2) instead.").arg(successor.name, successor.id.toString());
    });
}

namespace {

// Said once in the description, after what is there.
void addLine(const Image& image, const QString& line, ImageChanges& changes) {
    if (!line.isEmpty() && !image.description.contains(line))
        changes.description = image.description.isEmpty() ? line : QString(image.description + u'\n' + line);
}

} // namespace

void Cli::serve() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    const QString socket = QFileInfo(m_line.target).absoluteFilePath();
    auto job = m_library->serveJob(image->id, socket);
    if (!job)
        return fail(Error{.code = ErrorCode::Unsupported,
            .message = tr("“%1” cannot do that: it is for the library on this computer.").arg(m_library->name())});
    connect(job.get(), &Job::progressChanged, this, [this, job = job.get(), socket] {
        if (job->progress().total > 0 && !m_line.quiet)
            print(ImageServer::address(socket) + u'\n');
    });
    startJob(std::move(job), &Cli::served);
}

void Cli::tryImage() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    auto job = m_library->trialJob(image->id);
    if (!job)
        return fail(Error{.code = ErrorCode::Unsupported,
            .message = tr("“%1” runs no servers on this computer.").arg(m_library->name())});
    connect(job.get(), &Job::progressChanged, this, [this, job = job.get()] {
        const QString screen = job->outcome();
        if (screen.isEmpty() || m_trialTold || m_line.quiet)
            return;
        m_trialTold = true;
        print(tr("running; its screen: %1").arg(screen) + u'\n');
    });
    startJob(std::move(job), &Cli::served);
}

void Cli::served(Job* job) {
    if (job->state() == JobState::Failed)
        return fail(*job->error());
    end(0);
}

void Cli::changeImages() {
    const auto images = findAll();
    if (!images)
        return fail(images.error());
    QString line;
    if (!m_line.successor.isEmpty()) {
        const auto found = find(m_line.successor).and_then([this, &images](const Image& successor) {
            return successorLine(successor, *images);
        });
        if (!found)
            return fail(found.error());
        line = *found;
    }
    for (const Image& image : *images) {
        ImageChanges changes = m_line.changes;
        addLine(image, line, changes);
        if (const auto allowed = ImageRules::canChange(image, changes); !allowed)
            return fail(allowed.error()); // before anything was changed
        m_changes.append({image.id, changes});
    }
    nextChange();
}

void Cli::deleteImages() {
    const auto images = findAll();
    if (!images)
        return fail(images.error());
    for (const Image& image : *images) {
        if (const auto allowed = ImageRules::canDelete(image); !allowed)
            return fail(allowed.error()); // before anything was deleted
        m_changes.append({image.id, {}});
    }
    nextChange();
}

// The new one first: there is never none to be seen.
void Cli::publish() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    if (const auto allowed = ImageRules::canChange(*image, m_line.changes); !allowed)
        return fail(allowed.error());
    m_changes.append({image->id, m_line.changes});
    if (!m_line.retired.isEmpty()) {
        const auto old = find(m_line.retired);
        if (!old)
            return fail(old.error());
        const auto line = successorLine(*image, {*old});
        if (!line)
            return fail(line.error());
        ImageChanges changes{.status = ImageStatus::Deprecated};
        addLine(*old, *line, changes);
        if (const auto allowed = ImageRules::canChange(*old, changes); !allowed)
            return fail(allowed.error()); // before anything was published
        m_changes.append({old->id, changes});
    }
    nextChange();
}

void Cli::nextChange() {
    if (m_changes.isEmpty()) {
        if (m_line.command == Command::Prune)
            return pruned();
        const bool single = m_line.command == Command::Update;
        if (m_line.json)
            printJson(single && !m_changed.isEmpty() ? QJsonValue(m_changed.first()) : QJsonValue(m_changed));
        return end(m_status);
    }
    const auto [id, changes] = m_changes.takeFirst();
    const bool removes = m_line.command == Command::Delete || m_line.command == Command::Prune;
    auto future = removes                     ? m_library->remove(id)
        : m_line.command == Command::Undelete ? m_library->restore(id)
                                              : m_library->update(id, changes);
    future.then(this, [this](const Result<Image>& result) { changed(result); });
}

void Cli::changed(const Result<Image>& result) {
    if (m_ended)
        return;
    if (result) {
        m_changed.append(toJson(*result));
    } else {
        complain(result.error().message);
        m_status = 1;
        if (m_line.command == Command::Publish)
            m_changes.clear(); // what could not be published retires nothing
    }
    nextChange();
}

} // namespace platter
