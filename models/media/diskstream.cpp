// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskstream.h"

#include "models/media/again.h"
#include "models/media/formatnames.h"
#include "models/media/packedsource.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Is it, or what is inside it, a raw disk by its first bytes?
Result<void> checkRaw(const std::vector<std::byte>& head, const QString& name, const QString& place, bool inside) {
    if (head.empty())
        return std::unexpected(Error{ErrorCode::NotADiskImage,
            QCoreApplication::translate("DiskStream", "“%1” is empty: there is no disk in it.").arg(name), place});
    const Signature found = detectFormat(head).signature;
    const QString what = FormatNames::phrase(found);
    switch (groupOf(found)) {
    case SignatureGroup::Nothing:
    case SignatureGroup::RawDisk:
        return {};
    case SignatureGroup::OtherDisk:
    case SignatureGroup::Compressed:
    case SignatureGroup::Packed:
        return std::unexpected(Error{ErrorCode::Unsupported,
            inside ? QCoreApplication::translate("DiskStream", "Inside “%1” is %2, which Platter cannot read yet.")
                         .arg(name, what)
                   : QCoreApplication::translate("DiskStream", "“%1” is stored as %2, which Platter cannot read yet.")
                         .arg(name, what),
            place});
    case SignatureGroup::NoDisk:
        break;
    }
    return std::unexpected(Error{ErrorCode::NotADiskImage,
        inside ? QCoreApplication::translate("DiskStream", "Inside “%1” is %2, not a disk.").arg(name, what)
               : QCoreApplication::translate("DiskStream", "“%1” is stored as %2, not as a disk.").arg(name, what),
        place});
}

} // namespace

bool isUsable(const StreamMark& mark) {
    return mark.packed >= 0 && mark.disk >= 0
        && (mark.state.isEmpty() || Decoder::create(mark.codec)->resume(mark.state));
}

std::unique_ptr<StreamSource> openPackedStream(
    std::unique_ptr<ByteStream> stream, Codec codec, const QByteArray& state) {
    PackedPlan plan;
    plan.codec = codec;
    plan.state = state;
    if (codec == Codec::Stored) {
        plan.oneMember = true;
        if (const auto size = stream->size())
            plan.expandedSize = *size - stream->position();
    }
    return std::make_unique<PackedSource>(std::move(stream), plan);
}

Result<std::unique_ptr<StreamSource>> openDiskStream(std::unique_ptr<ByteStream> stream) {
    return lookAtDiskStream(std::move(stream)).transform([](DiskStream disk) { return std::move(disk.source); });
}

Result<StreamHead> headOf(std::unique_ptr<ByteStream> stream) {
    auto bytes = readHead(*stream);
    if (!bytes)
        return std::unexpected(bytes.error());
    auto again = std::make_unique<StreamAgain>(*bytes, std::move(stream));
    return StreamHead{*std::move(bytes), std::move(again)};
}

Result<DiskStream> lookAtDiskStream(std::unique_ptr<ByteStream> stream, PackedInside allowed) {
    const QString name = stream->name(), place = stream->place();
    auto head = readHead(*stream);
    if (!head)
        return std::unexpected(head.error());
    const Detection outside = detectFormat(*head);
    const auto codec = PackedSource::codecOf(outside.signature);
    if (!codec) {
        if (const auto taken = checkRaw(*head, name, place, false); !taken)
            return std::unexpected(taken.error());
    }
    auto source = openPackedStream(
        std::make_unique<StreamAgain>(std::move(*head), std::move(stream)), codec.value_or(Codec::Stored));
    if (!codec)
        return DiskStream{Signature::Nothing, outside, std::move(source)};
    auto inside = readHead(*source);
    if (!inside)
        return std::unexpected(inside.error());
    const Detection found = detectFormat(*inside);
    const bool readable = found.signature == Signature::Tar || groupOf(found.signature) == SignatureGroup::OtherDisk;
    if (allowed == PackedInside::RawDisk || !readable) {
        if (const auto taken = checkRaw(*inside, name, place, true); !taken)
            return std::unexpected(taken.error());
    }
    return DiskStream{outside.signature, found, std::make_unique<SourceAgain>(std::move(*inside), std::move(source))};
}

} // namespace platter
