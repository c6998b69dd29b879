// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/local/localcore.h"

namespace platter {

struct Arrival; // models/web/webstream.h

// Takes one file, what is at an address, or an image of another library, into the library on this computer: makes the row at
// once, then reads and stores. Cancelled, it leaves nothing; failed, it leaves the row with its reason. A copy from an account
// goes on after a restart where it was: what it had stored until then is not fetched again (BegunImport). So does what comes
// from an address, from what is kept of it (FetchedParts), also when the same is asked for again.
class ImportJob : public Job {
    Q_OBJECT

public:
    // A new image.
    ImportJob(std::shared_ptr<LocalCore> core, const ImportRequest& request);
    // A failed one again: same id, source and fields. `copyOf`: how the image that it is a copy of is read; may be empty.
    ImportJob(std::shared_ptr<LocalCore> core, const Image& failed, const DiskOpener& copyOf);
    // The image that a failed copy was made of; empty when it is none or that is not known.
    static ImageKey copiedFrom(const Image& image);
    ~ImportJob() override;

    QString title() const override { return m_title; }
    ImageKey image() const override { return m_key; }
    bool uses(const LibraryId& library) const override { return Job::uses(library) || library == m_copiedFrom; }

protected:
    Result<void> run(JobContext& context) override;
    void neverRan() override;
    std::optional<ImageId> rowId(); // nothing: it could not be made. The worker's thread
    // What becomes the image. The folder download(image.id) goes with the import's end, however that comes.
    virtual Result<DiskSource> openSource(const Image& image, JobContext& context);
    // Removes the row of an import that failed, where nobody could do anything about it. The worker's thread.
    void discardRow();

private:
    // The row, and the writer whose lock says that it is being worked on.
    struct Begun {
        Image image;
        std::unique_ptr<StoreWriter> writer;
    };
    using Prepare = std::function<Result<Image>(ImageRecords&, quint32 writerPack)>;

    void begin(Prepare prepare);
    void followPause();
    Result<ImportResult> import(Begun& begun, JobContext& context);
    Result<DiskSource> openLater(Result<DiskSource> source, const Image& image, JobContext& context);
    Result<DiskSource> openFile(const Image& image, JobContext& context);
    Result<DiskSource> openAddress(const Image& image, JobContext& context);
    Result<void> lookAgain(const Image& image, const std::stop_token& stop);
    Result<void> checkFile(const QString& path, JobContext& context) const;
    Result<ImportResult> store(DiskSource& source, Begun& begun, JobContext& context);
    Error notTheFile(const Image& image, const MediaInfo& now) const;
    Result<void> end(Begun& begun, const Result<ImportResult>& result);
    std::optional<MapReader> findMap(const QByteArray& contentId) const;
    void lookInside(const ImageId& id, const std::stop_token& stop) const;
    bool goesOnAfter(const Error& error) const;
    void leaveFetched(const ImageId& id, bool failed) const;
    bool keepsFetched(const Error& error, const ImageId& id) const; // FetchedParts
    void keepBegun(Begun& begun, const Error& error);
    static void giveUp(LocalCore& core, Begun& begun, const Error& error);

    std::shared_ptr<LocalCore> m_core;
    std::optional<MediaInfo> m_media; // unset for a retry: looked at again
    DiskOpener m_once; // standard input instead of a file …
    DiskOpener m_copyOf; // … or an image of another library …
    LibraryId m_copiedFrom; // … which is this one
    QByteArray m_givenSha256; // by the person, of the file
    std::optional<SourceCheck> m_check; // what the file must be; begins with what was found beside it
    std::shared_ptr<const Arrival> m_arrival; // of what comes from an address
    std::optional<qint64> m_largestDisk;
    QString m_title;
    ImageKey m_key;
    bool m_goesOn = false; // after a restart: a copy from an account
    bool m_isFromWeb = false;
    bool m_isAgain = false; // not the first try
    bool m_pauseKept = false;
    bool m_looksInside = false; // once it is stored: what was packed could not be looked at before
    std::shared_ptr<ChangeTracking> m_tracking; // of a server's disk
    QFuture<Result<std::shared_ptr<Begun>>> m_begun;
};

} // namespace platter
