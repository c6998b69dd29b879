// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/media/mediatesting.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

Result<QByteArray> readBlocks(BlockSource& source, qint64 step) {
    QByteArray bytes(source.size(), 0);
    for (qint64 at = 0; at < source.size();) {
        const auto extent = source.extentAt(at);
        if (!extent)
            return std::unexpected(extent.error());
        if (extent->offset != at || extent->length <= 0 || extent->length > source.size() - at)
            return std::unexpected(Error{ErrorCode::Internal, u"a wrong extent at %1"_s.arg(at)});
        if (extent->kind == ExtentKind::Data) {
            for (qint64 done = 0; done < extent->length; done += step) {
                const qint64 length = std::min(step, extent->length - done);
                const auto part
                    = std::as_writable_bytes(std::span(bytes.data(), size_t(bytes.size()))).subspan(size_t(at + done));
                if (const auto read = source.read(at + done, part.first(size_t(length))); !read)
                    return std::unexpected(read.error());
            }
        }
        at += extent->length;
    }
    if (const auto same = source.finish(); !same)
        return std::unexpected(same.error());
    return bytes;
}

Result<QByteArray> readStream(StreamSource& source, qint64 step) {
    QByteArray bytes;
    QByteArray buffer(step, Qt::Uninitialized);
    while (true) {
        const auto got = source.read(std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size()))));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            return bytes;
        bytes.append(buffer.constData(), *got);
    }
}

} // namespace

Result<QByteArray> readAll(DiskSource& source, qint64 step) {
    if (auto* blocks = std::get_if<std::unique_ptr<BlockSource>>(&source))
        return readBlocks(**blocks, step);
    return readStream(*std::get<std::unique_ptr<StreamSource>>(source), step);
}

Result<QByteArray> readMedia(const QString& path, qint64 step) {
    const auto info = Media::inspect(path);
    if (!info)
        return std::unexpected(info.error());
    auto source = Media::open(*info);
    if (!source)
        return std::unexpected(source.error());
    return readAll(*source, step);
}

bool isSentence(const QString& text) {
    // The names of files stand in quotation marks, and may hold anything.
    static const QRegularExpression hole(u"%[0-9nL]"_s), quoted(u"“[^”]*”"_s);
    return text.size() > 8 && text.endsWith(u'.') && (text[0].isUpper() || text[0] == u'“') && !text.contains(u'\n')
        && !QString(text).remove(quoted).contains(hole);
}

} // namespace platter::test
