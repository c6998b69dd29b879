// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/media/formatdetect.h"
#include "models/media/source.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

// Looking at the beginning of what can be read only once, and giving it out again.
namespace platter {

// The first bytes of something that was begun to be read, or all of them.
template <typename Source> Result<std::vector<std::byte>> readHead(Source& source) {
    std::vector<std::byte> head(static_cast<std::size_t>(kHeadBytes));
    std::size_t filled = 0;
    while (filled < head.size()) {
        const auto got = source.read(std::span(head).subspan(filled));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        filled += static_cast<std::size_t>(*got);
    }
    head.resize(filled);
    return head;
}

// Bytes that were read already, to be given out again first.
class Again {
public:
    explicit Again(std::vector<std::byte> bytes)
        : m_bytes(std::move(bytes)) { }
    std::size_t take(std::span<std::byte> buffer) {
        const std::size_t length = std::min(buffer.size(), left());
        std::copy_n(m_bytes.begin() + std::ptrdiff_t(m_taken), length, buffer.begin());
        m_taken += length;
        if (left() == 0)
            m_bytes = {}, m_taken = 0;
        return length;
    }
    std::size_t left() const { return m_bytes.size() - m_taken; }

private:
    std::vector<std::byte> m_bytes;
    std::size_t m_taken = 0;
};

class StreamAgain : public ByteStream {
public:
    StreamAgain(std::vector<std::byte> head, std::unique_ptr<ByteStream> rest)
        : m_head(std::move(head))
        , m_rest(std::move(rest)) { }
    Result<qint64> read(std::span<std::byte> buffer) override {
        const std::size_t taken = m_head.take(buffer);
        return taken > 0 ? Result<qint64>(qint64(taken)) : m_rest->read(buffer);
    }
    std::optional<qint64> size() const override { return m_rest->size(); }
    qint64 position() const override { return m_rest->position() - qint64(m_head.left()); }
    Result<void> checkUnchanged() const override { return m_rest->checkUnchanged(); }
    QString name() const override { return m_rest->name(); }
    QString place() const override { return m_rest->place(); }

private:
    Again m_head;
    std::unique_ptr<ByteStream> m_rest;
};

class SourceAgain : public StreamSource {
public:
    SourceAgain(std::vector<std::byte> head, std::unique_ptr<StreamSource> rest)
        : m_head(std::move(head))
        , m_rest(std::move(rest)) { }
    Result<qint64> read(std::span<std::byte> buffer) override {
        const std::size_t taken = m_head.take(buffer);
        if (taken == buffer.size())
            return qint64(taken);
        const auto more = m_rest->read(buffer.subspan(taken));
        return more ? Result<qint64>(*more + qint64(taken)) : more;
    }
    qint64 sourceSize() const override { return m_rest->sourceSize(); }
    qint64 sourcePosition() const override { return m_rest->sourcePosition(); }
    std::optional<qint64> expandedSize() const override { return m_rest->expandedSize(); }
    std::optional<StreamMark> mark() const override {
        const auto mark = m_rest->mark();
        return m_head.left() == 0 ? mark : std::nullopt; // it may lie in what is still to be given out
    }
    QByteArray sourceSha256() const override { return m_rest->sourceSha256(); }

private:
    Again m_head;
    std::unique_ptr<StreamSource> m_rest;
};

} // namespace platter
