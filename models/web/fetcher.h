// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/streaminspector.h"
#include "models/web/webstream.h"

#include <QHash>

#include <mutex>

namespace platter {

// What was found at an address or in a file, and what lies beside it to check it with.
struct FoundSource {
    MediaInfo media{}; // of an address: `path` is the address as it may be shown
    BesideFile beside{};
};

// How an address is opened for an import.
struct FetchOrder {
    MediaInfo media{}; // as look() found it
    std::optional<SourceCheck> check{}; // Corrupt when it does not hash to that
    QString folder{}; // for a file that must be there as a whole; made when it is needed, and not removed
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

    // What is at an address, as accept() gave it, or in a file; the same errors as Media::inspect(), and those of
    // WebStream.
    Result<FoundSource> look(const QString& word, const std::stop_token& stop);
    BesideFile lookBeside(const QString& path) const; // of a file, what look() tells of it
    // SourceChanged when it is not what look() found; DiskFull.
    Result<FetchedDisk> open(const FetchOrder& order, const std::stop_token& stop);

private:
    struct Place; // an address and the name of what is there
    QUrl whole(const QString& shown);
    std::shared_ptr<HttpClient> http();
    static Place placeOf(const QUrl& asked, const QUrl& answered);
    Result<StreamInspector::Found> inspect(std::unique_ptr<WebStream> stream, const std::stop_token& stop) const;
    BesideFile lookBesideAddress(const QUrl& address, const QString& fileName, const std::stop_token& stop);
    std::optional<QByteArray> small(
        const QUrl& address, std::chrono::steady_clock::time_point until, const std::stop_token& stop);
    static Result<QString> download(ByteStream& stream, const FetchOrder& order, const std::stop_token& stop);
    static Result<DiskSource> openFile(const QString& path, const FetchOrder& order, const std::stop_token& stop);

    const Options m_options;
    std::mutex m_mutex; // both below
    QHash<QString, QUrl> m_secret; // by what may be shown
    std::shared_ptr<HttpClient> m_http;
};

} // namespace platter
