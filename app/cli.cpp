// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/clioutput.h"
#include "models/domain/rules.h"
#include "models/items/imagefilter.h"
#include "models/library/imagejson.h"
#include "models/library/imagereference.h"

#include <QJsonDocument>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

bool changesTheLibrary(Command command) {
    switch (command) {
    case Command::Import:
    case Command::Update:
    case Command::Deprecate:
    case Command::Lock:
    case Command::Unlock:
    case Command::Delete:
    case Command::Publish:
    case Command::Snapshot:
    case Command::Build:
    case Command::Restore:
    case Command::Repair:
    case Command::Undelete:
        return true;
    case Command::List:
    case Command::Show:
    case Command::History:
    case Command::Libraries:
    case Command::Export:
    case Command::Copy: // changes the other one
    case Command::Servers:
    case Command::Share:
    case Command::Prune: // not with --dry-run; deleting says so
    case Command::Shrink: // not with --dry-run; the job says so
    case Command::Reclaim: // makes room where nothing fits, or says why it cannot
    case Command::Repack: // the job says so
    case Command::Stats:
    case Command::Serve:
    case Command::Try:
    case Command::Connect:
    case Command::Disconnect:
    case Command::Verify: // where it may not write it only looks
    case Command::Backup:
    case Command::Window:
    case Command::Help:
    case Command::Version:
        return false;
    }
    return false;
}

} // namespace

Cli::Cli(CommandLine line, Library* library, JobQueue* queue, CliSurroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_library(library)
    , m_target(library)
    , m_queue(queue)
    , m_io(std::move(surroundings)) { }

Cli::~Cli() {
    m_stop.request_stop();
}

void Cli::start() {
    if (!m_io.since.isValid())
        m_io.since = QDateTime::currentDateTimeUtc();
    await(m_library, &Cli::fetchUnlisted);
}

// ---- waiting

// A library in the cloud shows at once what it heard the last time. What is done here is done on what is true now.
void Cli::await(Library* library, Step next) {
    m_awaited = library;
    m_afterwards = next;
    connect(library, &Library::stateChanged, this, &Cli::libraryChanged, Qt::UniqueConnection);
    libraryChanged();
}

void Cli::libraryChanged() {
    if (!m_awaited || m_ended || m_awaited->state() == LibraryState::Opening)
        return;
    const bool asks = m_awaited->abilities().testFlag(Ability::Refresh);
    const auto problem = m_awaited->problem();
    if (m_line.command != Command::Libraries) {
        if (m_awaited->state() == LibraryState::Failed || (asks && problem)) {
            return fail(
                problem.value_or(Error{.code = ErrorCode::Internal, .message = tr("The library cannot be opened.")}));
        }
        if (asks && (!m_awaited->heardAt().isValid() || m_awaited->heardAt() < m_io.since))
            return; // the answer is on its way
    }
    m_awaited = nullptr;
    (this->*m_afterwards)();
}

// Images of the cloud that are named by their id and not listed for us: others' deprecated ones, for example.
void Cli::fetchUnlisted() {
    if (m_ended)
        return;
    if (!std::exchange(m_started, true) && m_library->abilities().testFlag(Ability::Refresh)) {
        for (const QString& word : m_line.images + QStringList{m_line.successor, m_line.retired}) {
            if (isCloudImageId(word) && !m_library->image(ImageId(word)))
                m_unlisted.append(word);
        }
    }
    if (m_unlisted.isEmpty())
        return run();
    // What is wrong with it is said when it is looked for among the images.
    m_library->fetch(ImageId(m_unlisted.takeFirst())).then(this, [this](const Result<Image>&) { fetchUnlisted(); });
}

void Cli::run() {
    const QString readOnly = m_library->readOnlyReason();
    if (!readOnly.isEmpty() && changesTheLibrary(m_line.command)) // what to do about it stands there
        return fail(Error{.code = ErrorCode::ReadOnly, .message = readOnly});
    switch (m_line.command) {
    case Command::List:
        return list();
    case Command::Show:
        return show();
    case Command::History:
        return history();
    case Command::Libraries:
        return libraries();
    case Command::Import:
        return import();
    case Command::Copy:
        return copy();
    case Command::Export:
        return exportImage();
    case Command::Update:
    case Command::Deprecate:
    case Command::Lock:
    case Command::Unlock:
        return changeImages();
    case Command::Delete:
        return deleteImages();
    case Command::Publish:
        return publish();
    case Command::Servers:
        return servers();
    case Command::Snapshot:
        return snapshot();
    case Command::Build:
        return build();
    case Command::Restore:
        return restore();
    case Command::Share:
        return share();
    case Command::Verify:
        return verify();
    case Command::Repair:
        return repair();
    case Command::Backup:
        return backup();
    case Command::Undelete:
        return undelete();
    case Command::Prune:
        return prune();
    case Command::Reclaim:
        return reclaim();
    case Command::Repack:
        return repack();
    case Command::Stats:
        return stats();
    case Command::Serve:
        return serve();
    case Command::Try:
        return tryImage();
    case Command::Shrink:
        return shrink();
    case Command::Window:
    case Command::Help:
    case Command::Version:
    case Command::Connect:
    case Command::Disconnect:
        break;
    }
    fail(Error{.code = ErrorCode::Internal, .message = tr("This needs no library.")});
}

void Cli::interrupt(int signal) {
    m_signal = signal;
    m_stop.request_stop();
    QList<Job*> wanted = m_running;
    wanted.removeIf([this](Job* job) { return m_left.contains(job); });
    for (Job* job : std::as_const(wanted))
        job->cancel(); // its end ends the program
    if (!wanted.isEmpty() || m_ended)
        return;
    if (m_running.isEmpty())
        end(0);
    else
        finishMaking();
}

// ---- telling

void Cli::list() {
    const ImageFilter filter = parseFilter(m_line.search, m_line.scope, QDateTime::currentDateTimeUtc());
    if (!filter.notUnderstood.isEmpty()) {
        complain(tr("“%1” in the search is not understood.").arg(filter.notUnderstood.constFirst()));
        return end(2);
    }
    QList<Image> images;
    for (const Image& image : m_library->images()) {
        if (!inScope(image, m_line.scope) || !matchesFields(filter, image))
            continue;
        const QString text = searchableText(image);
        if (std::ranges::all_of(filter.words, [&text](const QString& word) { return text.contains(word); }))
            images.append(image);
    }
    std::ranges::sort(images, comesFirst);
    if (m_line.json) {
        QJsonArray array;
        for (const Image& image : std::as_const(images))
            array.append(toJson(image));
        printJson(array);
    } else {
        print(CliOutput::table(images));
    }
    end(0);
}

void Cli::show() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    const auto tell = [this](const Image& known) {
        if (m_line.json)
            printJson(toJson(known));
        else
            print(CliOutput::details(known));
        end(0);
    };
    if (!m_library->abilities().testFlag(Ability::Reclaim))
        return tell(*image);
    m_library->frees({image->id}).then(this, [this, tell, shown = *image](const Result<qint64>& frees) mutable {
        if (m_ended)
            return;
        if (frees && !shown.contentId.isEmpty() && !shown.reclaimed)
            shown.freesBytes = *frees;
        tell(shown);
    });
}

void Cli::history() {
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    m_library->history(image->id).then(this, [this](const Result<QList<HistoryEntry>>& entries) {
        if (m_ended)
            return;
        if (!entries)
            return fail(entries.error());
        QJsonArray array;
        for (const HistoryEntry& entry : *entries)
            array.append(toJson(entry));
        if (m_line.json)
            printJson(array);
        else
            print(CliOutput::history(*entries));
        end(0);
    });
}

void Cli::libraries() {
    if (m_line.json) {
        QJsonArray array{CliOutput::libraryJson(*m_library)};
        for (const Connection& connection : std::as_const(m_io.connections))
            array.append(CliOutput::connectionJson(connection));
        printJson(array);
    } else {
        print(CliOutput::libraries(*m_library, m_io.connections));
    }
    end(0);
}

// ---- what all use

Result<Image> Cli::find(const QString& reference) const {
    return ImageReference::find(reference, m_library->images(), m_library->id(), m_library->name());
}

// All images that the command names, each once.
Result<QList<Image>> Cli::findAll() const {
    QList<Image> result;
    for (const QString& reference : m_line.images) {
        auto image = find(reference);
        if (!image)
            return std::unexpected(image.error());
        if (!std::ranges::contains(result, image->id, &Image::id))
            result.append(*std::move(image));
    }
    return result;
}

bool Cli::can(Ability ability) {
    if (m_library->abilities().testFlag(ability))
        return true;
    fail(Error{.code = ErrorCode::Unsupported,
        .message = tr("“%1” cannot do that: --library names a library in the cloud.").arg(m_library->name())});
    return false;
}

void Cli::startJob(std::unique_ptr<Job> job, Ended ended) {
    Job* started = job.get();
    m_running.append(started);
    connect(started, &Job::progressChanged, this, [this, started, ended] {
        drawProgress();
        leaveWhenTaken(started, ended);
    });
    connect(started, &Job::finished, this, [this, started, ended] {
        clearProgress();
        m_running.removeOne(started);
        (this->*ended)(started);
    });
    m_queue->add(std::move(job));
}

// --no-wait: what the service has taken goes on there. It is let go of at the end, when the rest was taken too.
void Cli::leaveWhenTaken(Job* job, Ended ended) {
    const bool taken = m_build ? !job->server().isEmpty() : !job->image().image.isEmpty();
    if (!m_line.noWait || !taken || m_signal != 0 || m_left.contains(job) || job->isFinished())
        return;
    m_left.append(job);
    (this->*ended)(job);
}

void Cli::drawProgress() {
    if (m_running.isEmpty() || m_io.progressColumns <= 0 || m_line.quiet)
        return;
    const Job* job = m_running.constFirst();
    // One column stays free: terminals wrap when the last one is written to.
    const QString line = CliOutput::progress(
        job->title(), job->progress(), job->bytesPerSecond(), job->secondsLeft(), m_io.progressColumns - 1);
    m_progressShown = m_io.err->write(QString(u'\r' + line + u"\x1b[K"_s).toUtf8()) > 0;
}

void Cli::clearProgress() {
    if (std::exchange(m_progressShown, false))
        m_progressShown = m_io.err->write("\r\x1b[K") <= 0;
}

void Cli::print(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    if (m_io.out->write(bytes) != bytes.size())
        m_outputError = Error{.code = ErrorCode::Internal,
            .message = tr("Standard output cannot be written to: %1.").arg(m_io.out->errorString())};
}

void Cli::printJson(const QJsonValue& value) {
    const QJsonDocument document = value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    print(QString::fromUtf8(document.toJson()));
}

void Cli::complain(const QString& sentence) {
    clearProgress();
    const QByteArray bytes = QString(u"platter: "_s + CliOutput::oneLine(sentence) + u'\n').toUtf8();
    if (m_io.err->write(bytes) != bytes.size())
        m_status = 1; // nobody hears it; the exit status still tells
}

void Cli::fail(const Error& error) {
    if (m_ended)
        return;
    complain(error.message);
    end(1);
}

void Cli::end(int status) {
    if (std::exchange(m_ended, true))
        return;
    clearProgress();
    if (m_outputError) {
        complain(m_outputError->message);
        status = 1;
    }
    if (m_signal != 0) {
        complain(tr("Stopped."));
        status = 128 + m_signal;
    }
    Q_EMIT finished(status);
}

} // namespace platter
