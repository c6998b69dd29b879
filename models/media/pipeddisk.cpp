// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/pipeddisk.h"

#include "models/media/again.h"
#include "models/media/aheadsource.h"
#include "models/media/descriptorstream.h"
#include "models/media/diskstream.h"
#include "models/media/formatnames.h"
#include "models/media/layers.h"
#include "models/media/packedsource.h"
#include "models/media/tailwatch.h"

#include <QCoreApplication>
#include <QHash>

#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Opens one wrapper after another, as the first bytes of each tell, and reads on in the same stream.
class PipeOpener {
    Q_DECLARE_TR_FUNCTIONS(PipedDisk)

public:
    PipeOpener(const QString& name, QString member, std::stop_token stop)
        : m_name(name)
        , m_member(std::move(member))
        , m_stop(std::move(stop)) { }

    Result<void> open(std::unique_ptr<ByteStream> stream) {
        auto head = readHead(*stream);
        if (!head)
            return std::unexpected(head.error());
        const auto codec = PackedSource::codecOf(detectFormat(*head).signature);
        auto again = std::make_unique<StreamAgain>(std::move(*head), std::move(stream));
        auto outermost = openPackedStream(std::move(again), codec.value_or(Codec::Stored));
        bottom = outermost.get();
        top = std::move(outermost);
        if (codec)
            wrap(*codec);
        return descend(codec.has_value());
    }

    std::unique_ptr<StreamSource> top;
    const StreamSource* bottom = nullptr;
    MediaInfo info;
    std::optional<qint64> needed; // bytes that the disk says it has

private:
    void wrap(Codec codec) {
        static const QHash<Codec, QString> words{{Codec::Gzip, u"gz"_s}, {Codec::Bzip2, u"bz2"_s}, {Codec::Xz, u"xz"_s},
            {Codec::Zstd, u"zst"_s}, {Codec::Lz4, u"lz4"_s}};
        info.wrapping.prepend(words.value(codec));
    }

    // `packed`: the last wrapper was a compression.
    Result<void> descend(bool packed) {
        for (int wrappers = 0;;) {
            auto head = readHead(*top);
            if (!head)
                return std::unexpected(head.error());
            const Detection found = detectFormat(*head);
            const auto codec = PackedSource::codecOf(found.signature);
            top = std::make_unique<SourceAgain>(*head, std::move(top));
            if (found.signature == Signature::Tar && wrappers < 2) {
                if (const auto entered = enterTar(); !entered)
                    return entered;
                ++wrappers;
                packed = false;
            } else if (codec && !packed && wrappers < 2) {
                wrap(*codec);
                PackedPlan plan;
                plan.codec = *codec;
                top = std::make_unique<PackedSource>(
                    std::make_unique<SourceStream>(std::move(top), m_name, QString()), plan);
                packed = true;
            } else {
                return judge(*head, found);
            }
        }
    }

    Result<void> enterTar() {
        const QString wanted = m_member.section(u"//"_s, 0, 0);
        m_member = m_member.section(u"//"_s, 1);
        auto reader = std::make_unique<ArchiveReader>(
            std::make_unique<ArchiveStreamInput>(std::move(top), m_name, QString(), m_stop), ArchiveFormat::Tar);
        auto member = std::make_unique<MemberSource>(std::move(reader), wanted, wanted.isEmpty());
        if (const auto found = member->begin(); !found)
            return found;
        info.member += (info.member.isEmpty() ? QString() : u"//"_s) + member->member();
        info.wrapping.prepend(u"tar"_s);
        top = std::move(member);
        return {};
    }

    // Is it a raw disk?
    Result<void> judge(const std::vector<std::byte>& head, const Detection& found) {
        const SignatureGroup group = groupOf(found.signature);
        if (head.empty())
            return refused(ErrorCode::NotADiskImage, tr("Nothing came: %1 is empty.").arg(m_name));
        if (!m_member.isEmpty())
            return refused(ErrorCode::InvalidArgument, tr("There is no “%1” in what came.").arg(m_member));
        if (group == SignatureGroup::NoDisk)
            return refused(ErrorCode::NotADiskImage,
                tr("What came is %1, not a disk image.").arg(FormatNames::phrase(found.signature)));
        if (group != SignatureGroup::Nothing && group != SignatureGroup::RawDisk)
            return refused(ErrorCode::Unsupported,
                tr("What came is %1, which cannot be read from a pipe. Save it to a file and add that.")
                    .arg(FormatNames::phrase(found.signature)));
        info.recognised = group == SignatureGroup::RawDisk;
        info.contents = FormatNames::contents(found.signature);
        needed = found.neededBytes;
        return {};
    }

    static Result<void> refused(ErrorCode code, const QString& sentence) {
        return std::unexpected(Error{code, sentence});
    }

    QString m_name;
    QString m_member;
    std::stop_token m_stop;
};

// The opened disk. Whoever lets go of it does not wait for a writer that sends nothing more.
class PipeSource : public StreamSource {
    Q_DECLARE_TR_FUNCTIONS(PipedDisk)

public:
    PipeSource(PipeOpener& opened, QString name, std::stop_source stop)
        : m_name(std::move(name))
        , m_needed(opened.needed)
        , m_stop(std::move(stop))
        , m_bottom(*opened.bottom)
        , m_ahead(std::make_unique<AheadSource>(std::make_unique<Told>(std::move(opened.top), m_bottom))) { }
    ~PipeSource() override { m_stop.request_stop(); }
    Q_DISABLE_COPY_MOVE(PipeSource)

    void follow(const std::stop_token& stop) {
        m_followed.emplace(stop, [source = m_stop]() mutable { source.request_stop(); });
    }

    Result<qint64> read(std::span<std::byte> buffer) override {
        const auto got = m_ahead->read(buffer);
        if (!got)
            return got;
        m_produced += *got;
        m_tail.add(buffer.first(std::size_t(*got)));
        if (*got > 0)
            return got;
        if ((m_needed && m_produced < *m_needed) || m_produced % 512 != 0)
            return std::unexpected(Error{ErrorCode::Truncated,
                tr("%1 ended too early: only a part of the disk came. Run the command before it again, and look at "
                   "what it says.")
                    .arg(m_name),
                u"%1 bytes of %2"_s.arg(m_produced).arg(m_needed.value_or(0))});
        if (const Signature found = m_tail.signature(); found != Signature::Nothing)
            return std::unexpected(Error{ErrorCode::Unsupported,
                tr("What came is %1, which cannot be read from a pipe. Save it to a file and add that.")
                    .arg(FormatNames::phrase(found))});
        return got;
    }
    qint64 skipZeros(qint64 most) override {
        const qint64 skipped = m_ahead->skipZeros(most);
        m_produced += skipped;
        static constexpr std::array<std::byte, std::size_t(kTailBytes)> kZeros{};
        m_tail.add(std::span(kZeros).first(std::min(kZeros.size(), std::size_t(skipped))));
        return skipped;
    }
    qint64 sourceSize() const override { return m_ahead->sourceSize(); }
    qint64 sourcePosition() const override { return m_ahead->sourcePosition(); }
    std::optional<qint64> expandedSize() const override { return m_ahead->expandedSize(); }
    QByteArray sourceSha256() const override { return m_ahead->sourceSha256(); }

private:
    // What is told comes from the undermost source.
    class Told : public StreamSource {
    public:
        Told(std::unique_ptr<StreamSource> top, const StreamSource& bottom)
            : m_top(std::move(top))
            , m_bottom(bottom) { }
        Result<qint64> read(std::span<std::byte> buffer) override { return m_top->read(buffer); }
        qint64 sourceSize() const override { return m_bottom.sourceSize(); }
        qint64 sourcePosition() const override { return m_bottom.sourcePosition(); }
        std::optional<qint64> expandedSize() const override { return {}; }
        QByteArray sourceSha256() const override { return m_bottom.sourceSha256(); }

    private:
        std::unique_ptr<StreamSource> m_top;
        const StreamSource& m_bottom;
    };

    QString m_name;
    std::optional<qint64> m_needed;
    qint64 m_produced = 0;
    TailWatch m_tail;
    std::stop_source m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_followed;
    const StreamSource& m_bottom;
    std::unique_ptr<AheadSource> m_ahead; // last: gone first, once it was told to stop
};

} // namespace

Result<PipedDisk> PipedDisk::inspect(
    int descriptor, const QString& name, const QString& member, const std::stop_token& stop) {
    if (::isatty(descriptor) == 1)
        return std::unexpected(Error{ErrorCode::InvalidArgument,
            QCoreApplication::translate("PipedDisk", "%1 is a terminal: pipe a disk into it.").arg(name)});
    std::stop_source source;
    const std::stop_callback cancelled(stop, [&source] { source.request_stop(); });
    PipeOpener opener(name, member, source.get_token());
    if (const auto opened = opener.open(std::make_unique<DescriptorStream>(descriptor, name, source.get_token()));
        !opened)
        return std::unexpected(opened.error());
    PipedDisk disk;
    disk.info = opener.info;
    disk.info.fileName = name;
    disk.info.suggestedName = opener.info.member.isEmpty()
        ? name
        : splitName(opener.info.member.section(u"//"_s, -1).section(u'/', -1)).base;
    disk.info.architecture = architectureFromName(opener.info.member);
    auto kept = std::make_shared<std::unique_ptr<PipeSource>>(std::make_unique<PipeSource>(opener, name, source));
    disk.open = [kept, name](const std::stop_token& reader) -> Result<DiskSource> {
        if (!*kept)
            return std::unexpected(Error{ErrorCode::NotFound,
                QCoreApplication::translate("PipedDisk", "%1 can be read only once. Import it again.").arg(name)});
        (*kept)->follow(reader);
        return DiskSource(std::exchange(*kept, nullptr));
    };
    return disk;
}

} // namespace platter
