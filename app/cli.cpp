// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/clioutput.h"
#include "models/domain/rules.h"
#include "models/items/imagefilter.h"
#include "models/library/imagejson.h"
#include "models/library/imagereference.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QtConcurrentRun>

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
        return true;
    case Command::List:
    case Command::Show:
    case Command::History:
    case Command::Libraries:
    case Command::Export:
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
    , m_queue(queue)
    , m_io(std::move(surroundings)) { }

Cli::~Cli() {
    m_stop.request_stop();
}

void Cli::start() {
    connect(m_library, &Library::stateChanged, this, &Cli::libraryChanged);
    libraryChanged();
}

void Cli::libraryChanged() {
    if (m_started || m_ended || m_library->state() == LibraryState::Opening)
        return;
    m_started = true;
    if (m_library->state() == LibraryState::Failed && m_line.command != Command::Libraries) {
        fail(m_library->problem().value_or(
            Error{.code = ErrorCode::Internal, .message = tr("The library cannot be opened.")}));
        return;
    }
    run();
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
        // What is wrong with the fields is said before a long file is read.
        if (const auto sane = ImageRules::canChange(Image(), m_line.changes); !sane)
            return fail(sane.error());
        return importNext();
    case Command::Export:
        return exportImage();
    case Command::Update:
    case Command::Deprecate:
    case Command::Lock:
    case Command::Unlock:
        return changeImages();
    case Command::Delete:
        return deleteImages();
    case Command::Window:
    case Command::Help:
    case Command::Version:
        break;
    }
    fail(Error{.code = ErrorCode::Internal, .message = tr("This needs no library.")});
}

void Cli::interrupt(int signal) {
    m_signal = signal;
    m_stop.request_stop();
    if (m_job)
        m_job->cancel(); // its end ends the program
    else
        end(0);
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
    if (m_line.json)
        printJson(toJson(*image));
    else
        print(CliOutput::details(*image));
    end(0);
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
    if (m_line.json)
        printJson(QJsonArray{CliOutput::libraryJson(*m_library)});
    else
        print(CliOutput::library(*m_library));
    end(0);
}

// ---- import

void Cli::importNext() {
    if (m_signal != 0 || m_nextFile >= m_line.files.size())
        return finishImport();
    const QString path = QFileInfo(m_line.files.at(m_nextFile)).absoluteFilePath();
    QtConcurrent::run(m_io.inspect, path, m_stop.get_token()).then(this, [this](const Result<MediaInfo>& found) {
        inspected(found);
    });
}

void Cli::inspected(const Result<MediaInfo>& found) {
    if (m_ended)
        return;
    if (!found)
        return importFailed(found.error());
    ImportRequest request{.media = *found,
        .name = m_line.changes.name.value_or(found->suggestedName.isEmpty() ? found->fileName : found->suggestedName),
        .architecture = m_line.changes.architecture.value_or(found->architecture),
        .mode = m_line.changes.mode.value_or(ImageMode::Virtio),
        .username = m_line.changes.username.value_or(QString()),
        .minRam = m_line.changes.minRam.value_or(std::nullopt),
        .description = m_line.changes.description.value_or(QString()),
        .expectedSha256 = m_line.sha256};
    m_warnings = found->warnings;
    startJob(m_library->importJob(request), &Cli::importEnded);
}

void Cli::importEnded() {
    const Job* job = std::exchange(m_job, nullptr);
    switch (job->state()) {
    case JobState::Succeeded:
        m_imported.append(job->image().image);
        if (!m_line.json && !m_line.quiet)
            print(job->image().image.toString() + u'\n');
        if (!m_line.quiet) { // only now: a failure is one sentence alone
            for (const QString& warning : std::as_const(m_warnings))
                complain(tr("%1: %2").arg(job->title(), warning));
        }
        break;
    case JobState::Cancelled:
        return end(1);
    case JobState::Queued:
    case JobState::Running:
    case JobState::Paused:
    case JobState::Failed:
        return importFailed(job->error().value_or(
            Error{.code = ErrorCode::Internal, .message = tr("The import failed without a reason.")}));
    }
    ++m_nextFile;
    importNext();
}

// The files after it still have their turn.
void Cli::importFailed(const Error& error) {
    if (m_signal != 0)
        return end(1);
    //: %1 a file, %2 what is wrong with it: a whole sentence
    complain(m_line.files.size() > 1 ? tr("%1: %2").arg(m_line.files.at(m_nextFile), error.message) : error.message);
    m_status = 1;
    ++m_nextFile;
    importNext();
}

void Cli::finishImport() {
    if (m_ended)
        return;
    if (m_line.json) {
        QJsonArray array;
        for (const ImageId& id : std::as_const(m_imported)) {
            const auto image = m_library->image(id);
            if (!image || image->status == ImageStatus::Creating) {
                // The job is done, the news of it is still on its way.
                connect(m_library, &Library::imagesChanged, this, &Cli::finishImport, Qt::UniqueConnection);
                return;
            }
            array.append(toJson(*image));
        }
        printJson(array);
    }
    end(m_status);
}

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
    const ExportRequest request{
        .path = toFile ? QFileInfo(m_line.target).absoluteFilePath() : m_line.target, .overwrite = m_line.force};
    if (m_line.json)
        m_changed.append(toJson(*image));
    startJob(m_library->exportJob(image->id, request), &Cli::exportEnded);
}

void Cli::exportEnded() {
    const Job* job = std::exchange(m_job, nullptr);
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

Result<QString> Cli::successorLine(const QList<Image>& images) const {
    const auto successor = find(m_line.successor);
    if (!successor)
        return std::unexpected(successor.error());
    if (std::ranges::contains(images, successor->id, &Image::id)) {
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument,
            .message = tr("%1 cannot be its own successor.").arg(CliOutput::oneLine(successor->name))});
    }
    return ImageRules::canExport(*successor).transform([&successor] {
        //: put into the description of a deprecated image; %1 another image's name, %2 its id
        return tr("Use %1 (%2) instead.").arg(successor->name, successor->id.toString());
    });
}

void Cli::changeImages() {
    const auto images = findAll();
    if (!images)
        return fail(images.error());
    QString line;
    if (!m_line.successor.isEmpty()) {
        const auto successor = successorLine(*images);
        if (!successor)
            return fail(successor.error());
        line = *successor;
    }
    for (const Image& image : *images) {
        ImageChanges changes = m_line.changes;
        if (!line.isEmpty() && !image.description.contains(line))
            changes.description = image.description.isEmpty() ? line : QString(image.description + u'\n' + line);
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

void Cli::nextChange() {
    if (m_changes.isEmpty()) {
        const bool single = m_line.command == Command::Update;
        if (m_line.json)
            printJson(single && !m_changed.isEmpty() ? QJsonValue(m_changed.first()) : QJsonValue(m_changed));
        return end(m_status);
    }
    const auto [id, changes] = m_changes.takeFirst();
    auto future = m_line.command == Command::Delete ? m_library->remove(id) : m_library->update(id, changes);
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
    }
    nextChange();
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

void Cli::startJob(std::unique_ptr<Job> job, void (Cli::*ended)()) {
    m_job = job.get();
    connect(m_job, &Job::progressChanged, this, &Cli::drawProgress);
    connect(m_job, &Job::finished, this, [this, ended] {
        clearProgress();
        (this->*ended)();
    });
    m_queue->add(std::move(job));
}

void Cli::drawProgress() {
    if (!m_job || m_io.progressColumns <= 0 || m_line.quiet)
        return;
    // One column stays free: terminals wrap when the last one is written to.
    const QString line = CliOutput::progress(
        m_job->title(), m_job->progress(), m_job->bytesPerSecond(), m_job->secondsLeft(), m_io.progressColumns - 1);
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
