// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/streaminspector.h"
#include "models/web/webstream.h"

#include <QHash>

#include <mutex>

namespace platter {

class RangeFile;

// What was found at an address or in a file, and what lies beside it to check it with.
struct FoundSource {
    MediaInfo media{}; // of an address: `path` is the address as it may be shown
    BesideFile beside{};
};

// The same of an archive, each disk in it.
struct FoundDisks {
    std::vector<MediaMember> disks{}; // at least one
    BesideFile beside{};
};

// How an address is opened for an import.
struct FetchOrder {
    MediaInfo media{}; // as look() found it
    std::optional<SourceCheck> check{}; // Corrupt when it does not hash to that
    // For a file that must be there as a whole, and for what is kept to go on another time (FetchedPart); made when it is
    // needed, and not removed. What an earlier try left in it is used.
    QString folder{};
    std::function<void(const QString& phase, qint64 done, qint64 total)> progress{}; // of that file, in bytes
    std::function<void(const QString& phase)> told{}; // why it waits; empty: it goes on
    std::function<void()> waitWhilePaused{}; // once a piece
};

// A disk that is read from the web. `arrival` is filled in by the time it was read to its end.
struct FetchedDisk {
    DiskSource source;
    std::shared_ptr<const Arrival> arrival;
};

// Fetches disks from addresses, and looks at files on this computer in the same way. Any thread; look() and open() block and
// belong on worker threads.
class Fetcher {
    Q_DECLARE_TR_FUNCTIONS(Fetcher)

public:
    struct Options {
        HttpOptions http{.plainHttp = true};
        VendorKeys keys{};
        WebStreamOptions stream{}; // patience and pauses
        std::chrono::milliseconds besideTimeout{5'000}; // of one file that may lie beside
        std::chrono::milliseconds besideTime{15'000}; // for all of them
    };
    explicit Fetcher(const Options& options);
    ~Fetcher();

    // Takes an address from a person: returns it as it may be shown and kept. Its secrets (name, password, query) are
    // remembered as long as this object lives, and told to that address alone. Other words come back as they are.
    QString accept(const QString& word);

    // What is at an address, as accept() gave it, or in a file; `member`: of an archive. The same errors as
    // Media::inspect(), and those of WebStream.
    Result<FoundSource> look(const QString& word, const std::stop_token& stop, const QString& member = {});
    // The same for all disks in it. Where the server gives out whole files only nobody knows before the import what an
    // archive at an address holds: then it is one disk without more than the archive's name, or the member that was given.
    Result<FoundDisks> lookAll(const QString& word, const std::stop_token& stop, const QString& member = {});
    // SourceChanged when it is not what look() found; DiskFull.
    Result<FetchedDisk> open(const FetchOrder& order, const std::stop_token& stop);

private:
    struct Place; // an address and the name of what is there
    QUrl whole(const QString& shown);
    std::shared_ptr<HttpClient> http();
    static Place placeOf(const QUrl& asked, const QUrl& answered);
    Result<FoundDisks> lookAtFile(const QString& path, const std::stop_token& stop, const QString& member) const;
    Result<FoundDisks> lookAtAddress(const QString& shown, const std::stop_token& stop, const QString& member);
    Result<StreamInspector::Found> inspect(std::unique_ptr<WebStream> stream, const std::stop_token& stop) const;
    // Of a file that holds more than its beginning tells.
    static Result<std::vector<MediaMember>> lookInto(const std::shared_ptr<RangeFile>& file, const MediaInfo& media,
        const QString& member, const std::stop_token& stop);
    BesideFile lookBesideAddress(const QUrl& address, const QString& fileName, const std::stop_token& stop);
    std::optional<QByteArray> small(
        const QUrl& address, std::chrono::steady_clock::time_point until, const std::stop_token& stop);
    static Error notWhatWasFound(const FetchOrder& order);
    static Result<void> download(ByteStream& stream, qint64 kept, const FetchOrder& order, const std::stop_token& stop);
    WebStreamOptions streamOptions(const FetchOrder& order);
    static Result<DiskSource> openFile(const QString& path, const FetchOrder& order, const std::stop_token& stop);

    const Options m_options;
    std::mutex m_mutex; // both below
    QHash<QString, QUrl> m_secret; // by what may be shown
    std::shared_ptr<HttpClient> m_http;
};

} // namespace platter
