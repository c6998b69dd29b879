// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/clioutput.h"
#include "models/domain/rules.h"
#include "models/library/imagejson.h"
#include "models/media/pipeddisk.h"
#include "models/web/fetcher.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrentRun>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr int kCopyHours = 24; // that the service has for fetching the disk from another account

QString nameFromAddress(const QString& address) {
    const QString file = QUrl(address).fileName();
    const QString name = file.section(u'.', 0, 0);
    return name.isEmpty() ? QUrl(address).host() : name;
}

} // namespace

// ---- import

void Cli::import() {
    // What is wrong with the fields is said before a long file is read.
    if (const auto sane = ImageRules::canChange(Image(), m_line.changes); !sane)
        return fail(sane.error());
    if (const auto allowed = mayLeave(*m_library); !allowed)
        return fail(allowed.error());
    makeNext();
}

Result<void> Cli::mayLeave(const Library& library) const {
    if (!m_line.noWait || library.abilities().testFlag(Ability::Refresh))
        return {};
    return std::unexpected(Error{.code = ErrorCode::Unsupported,
        .message = tr("--no-wait is for libraries in the cloud, which “%1” is not.").arg(library.name())});
}

void Cli::makeNext() {
    if (m_line.command == Command::Import && m_signal == 0 && m_next < m_line.files.size())
        return importNext();
    if (m_running.size() == m_left.size()) // nothing is waited for any more
        finishMaking();
}

void Cli::importNext() {
    if (m_line.retry)
        return retryNext();
    QString& word = m_line.files[m_next];
    const bool isAddress = CommandLine::isAddress(word);
    const auto fetcher = m_library->fetcher();
    if (isAddress && !fetcher)
        return registerNext(word);
    if (word == "-"_L1)
        return importInput();
    if (isAddress)
        word = fetcher->accept(word); // from here on it holds no secret
    const QString source = isAddress ? word : QDir::cleanPath(QFileInfo(word).absoluteFilePath());
    QtConcurrent::run([fetcher, source, member = m_line.member, inspect = m_io.inspect,
                          stop = m_stop.get_token()]() -> Result<FoundSource> {
        if (fetcher)
            return fetcher->look(source, stop, member);
        return inspect(source, stop, member).transform([&stop](MediaInfo media) {
            (void)Media::lookInside(media, {.stop = stop}); // it is more to tell, not a condition
            return FoundSource{.media = media};
        });
    }).then(this, [this](const Result<FoundSource>& found) { inspected(found); });
}

// A broken upload goes on from its file; a pipe cannot be read again.
void Cli::importInput() {
    if (m_library->abilities().testFlag(Ability::Refresh)) {
        ++m_next;
        return makingFailed(u"-"_s,
            Error{.code = ErrorCode::Unsupported,
                .message = tr("“%1” takes files, not standard input: import it into the library on this computer, then "
                              "copy the image.")
                    .arg(m_library->name())});
    }
    QtConcurrent::run(PipedDisk::inspect, m_io.in, tr("Standard input"), m_line.member, m_stop.get_token())
        .then(this, [this](const Result<PipedDisk>& found) {
            m_piped = found ? DiskOpener(found->open) : DiskOpener();
            inspected(found.transform([](const PipedDisk& disk) { return FoundSource{.media = disk.info}; }));
        });
}

// The same image again, from the file or the address that it was to be made of.
void Cli::retryNext() {
    const QString word = m_line.files.at(m_next++);
    const auto image = find(word);
    if (!image)
        return makingFailed(word, image.error());
    if (const auto allowed = ImageRules::canRetry(*image); !allowed)
        return makingFailed(word, allowed.error());
    make(m_library->retryJob(image->id), word);
}

// The service knows two processors, and wants to be told which.
Result<Architecture> Cli::architectureFor(const Library& library, const Architecture& wanted) const {
    if (!library.abilities().testFlag(Ability::RegisterUrl))
        return wanted;
    if (wanted.isSet() && !wanted.isBuildable()) {
        return std::unexpected(Error{.code = ErrorCode::Unsupported,
            .message = tr("“%1” takes images for x86_64 and i686, not for %2.").arg(library.name(), wanted.name())});
    }
    if (!wanted.isSet()) { // a wrong guess would only show once a server does not boot
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument,
            .message
            = tr("“%1” needs to know the architecture, x86_64 or i686: --arch tells it.").arg(library.name())});
    }
    return wanted;
}

void Cli::inspected(const Result<FoundSource>& source) {
    if (m_ended)
        return;
    const QString word = m_line.files.at(m_next++);
    if (!source)
        return makingFailed(word, source.error());
    const MediaInfo* found = &source->media;
    // Of a file that was here already a list that anybody may have left beside it is not asked.
    std::optional<SourceCheck> check = source->beside.check;
    if (!CommandLine::isAddress(word) && check && check->signedBy.isEmpty())
        check.reset();
    const auto architecture = architectureFor(*m_target, m_line.changes.architecture.value_or(found->architecture));
    if (!architecture)
        return makingFailed(word, architecture.error());
    const DiskContents inside = found->inside.value_or(DiskContents());
    const ImageMode mode = m_line.changes.mode.value_or(inside.likelyMode());
    m_found = found->warnings + inside.warnings(mode);
    if (CommandLine::isAddress(word) && !source->beside.doubt.isEmpty())
        m_found.append(source->beside.doubt);
    make(m_library->importJob({.media = *found,
             .name
             = m_line.changes.name.value_or(found->suggestedName.isEmpty() ? found->fileName : found->suggestedName),
             .architecture = *architecture,
             .mode = mode,
             .username = m_line.changes.username.value_or(inside.username),
             .minRam = m_line.changes.minRam.value_or(std::nullopt),
             .description = m_line.changes.description.value_or(QString()),
             .expectedSha256 = m_line.sha256,
             .copyOf = {},
             .once = std::exchange(m_piped, {}),
             .largestDisk = m_line.largestDisk,
             .check = check}),
        word);
}

// The service fetches the disk itself.
void Cli::registerNext(const QString& address) {
    ++m_next;
    if (!m_library->abilities().testFlag(Ability::RegisterUrl)) {
        return makingFailed(address,
            Error{.code = ErrorCode::Unsupported,
                .message = tr("“%1” fetches nothing from addresses: download the file first.").arg(m_library->name())});
    }
    if (!m_line.sha256.isEmpty()) {
        return makingFailed(address,
            Error{.code = ErrorCode::InvalidArgument,
                .message = tr("--sha256 is for files, not for what the service fetches itself.")});
    }
    const auto architecture = architectureFor(*m_library, m_line.changes.architecture.value_or(Architecture()));
    if (!architecture)
        return makingFailed(address, architecture.error());
    make(m_library->registerJob({.url = QUrl(address),
             .name = m_line.changes.name.value_or(nameFromAddress(address)),
             .architecture = *architecture,
             .mode = m_line.changes.mode.value_or(ImageMode::Virtio),
             .username = m_line.changes.username.value_or(QString()),
             .minRam = m_line.changes.minRam.value_or(std::nullopt),
             .description = m_line.changes.description.value_or(QString())}),
        address);
}

// ---- copy

void Cli::copy() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    if (const auto allowed = ImageRules::canExport(*image); !allowed)
        return fail(allowed.error());
    m_source = *image;
    m_io.open(m_line.otherLibrary).then(this, [this](const Result<Library*>& other) {
        if (m_ended)
            return;
        if (!other)
            return fail(other.error());
        if ((*other)->id() == m_library->id() && (*other)->location() == m_library->location()) {
            return fail(Error{.code = ErrorCode::InvalidArgument,
                .message = tr("“%1” is the library that the image is in.").arg(m_library->name())});
        }
        m_target = *other;
        await(m_target, &Cli::otherReady);
    });
}

ImportRequest Cli::copyRequest(const Image& image, const DiskOpener& open) const {
    return {.media = {},
        .name = m_line.changes.name.value_or(image.name),
        .architecture = image.architecture,
        .mode = image.mode,
        .username = image.username,
        .minRam = image.minRam,
        .description = image.description,
        .expectedSha256 = {},
        .copyOf = CopySource{.image = image.key(),
            .name = image.name,
            .contentId = image.contentId,
            .virtualSize = image.virtualSize,
            .dataSize = image.contentId.isEmpty() ? 0 : image.diskSize, // the cloud tells what is left of it packed
            .open = open}};
}

void Cli::otherReady() {
    const Image& image = *m_source;
    const bool byLink = m_library->abilities().testFlag(Ability::Share)
        && m_target->abilities().testFlag(Ability::RegisterUrl) && image.owner == m_library->owner();
    if (const QString readOnly = m_target->readOnlyReason(); !readOnly.isEmpty())
        return fail(Error{.code = ErrorCode::ReadOnly, .message = readOnly});
    if (const auto allowed = mayLeave(*m_target); !allowed)
        return fail(allowed.error());
    const auto architecture = architectureFor(*m_target, image.architecture);
    if (!architecture)
        return fail(architecture.error());
    m_source->architecture = *architecture;
    if (byLink)
        return copyByLink(image);
    const DiskOpener open = m_library->diskOpener(image.id);
    auto job = open ? m_target->importJob(copyRequest(image, open)) : std::unique_ptr<Job>();
    make(std::move(job), image.name);
}

// From account to account no byte passes through this computer.
void Cli::copyByLink(const Image& image) {
    const QDateTime expires = QDateTime::currentDateTimeUtc().addSecs(kCopyHours * 3600);
    m_library->shareLink(image.id, expires).then(this, [this, image](const Result<QUrl>& link) {
        if (m_ended)
            return;
        if (!link)
            return fail(link.error());
        make(m_target->registerJob({.url = *link,
                 .name = m_line.changes.name.value_or(image.name),
                 .architecture = image.architecture,
                 .mode = image.mode,
                 .username = image.username,
                 .minRam = image.minRam,
                 .description = image.description}),
            image.name);
    });
}

// ---- what making images has in common

void Cli::make(std::unique_ptr<Job> job, const QString& word) {
    if (!job) {
        return makingFailed(
            word, Error{.code = ErrorCode::Unsupported, .message = tr("“%1” cannot do that.").arg(m_target->name())});
    }
    m_words.insert(job.get(), word);
    m_warnings.insert(job.get(), std::exchange(m_found, {}));
    startJob(std::move(job), &Cli::madeOne);
}

void Cli::announce(const ImageId& id) {
    m_made.append(id);
    if (!m_line.json && !m_line.quiet)
        print(id.toString() + u'\n');
}

// Called when it has ended, and before that, with --no-wait, when the service has taken it.
void Cli::madeOne(Job* job) {
    if (m_left.contains(job)) {
        if (!m_running.contains(job)) { // let go of
            m_left.removeOne(job);
            return makeNext();
        }
    } else if (job->state() == JobState::Cancelled) {
        m_status = 1;
        m_next = m_line.files.size();
        return makeNext();
    } else if (job->state() != JobState::Succeeded) {
        return makingFailed(m_words.value(job),
            job->error().value_or(Error{.code = ErrorCode::Internal, .message = tr("It failed without a reason.")}));
    }
    announce(job->image().image);
    if (!m_line.quiet) { // only now: a failure is one sentence alone
        for (const QString& warning : m_warnings.value(job))
            complain(tr("%1: %2").arg(job->title(), warning));
    }
    makeNext();
}

// What comes after it still has its turn.
void Cli::makingFailed(const QString& word, const Error& error) {
    m_status = 1;
    if (m_signal == 0) {
        const bool several = m_line.files.size() > 1 || m_line.servers.size() > 1;
        //: %1 a file, %2 what is wrong with it: a whole sentence
        complain(several ? tr("%1: %2").arg(word, error.message) : error.message);
    }
    makeNext();
}

void Cli::finishMaking() {
    if (m_ended)
        return;
    if (!m_running.isEmpty()) { // those that are left to the service; their ends come back here
        m_target->aboutToQuit();
        const QList<Job*> running = m_running;
        for (Job* job : running)
            job->cancel();
        return;
    }
    if (m_line.json) {
        QJsonArray array;
        for (const ImageId& id : std::as_const(m_made)) {
            const auto image = m_target->image(id);
            if (!image || (image->status == ImageStatus::Creating && !m_line.noWait)) {
                // The job is done, the news of it is still on its way.
                connect(m_target, &Library::imagesChanged, this, &Cli::finishMaking, Qt::UniqueConnection);
                return;
            }
            array.append(toJson(*image));
        }
        const bool one = m_line.command == Command::Copy || m_line.command == Command::Shrink;
        const bool single = one && array.size() == 1;
        printJson(single ? array.first() : QJsonValue(array));
    }
    end(m_status);
}

} // namespace platter
