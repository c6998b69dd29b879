// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/unpacker.h"

#include <lz4frame.h>
#include <zlib.h>

#include <array>
#include <utility>

namespace platter::test {

namespace {

constexpr qsizetype headSize = 6;

}

class Unpacker::Format {
public:
    virtual ~Format() = default;
    virtual QString feed(const QByteArray& bytes, const Sink& sink) = 0;
    virtual bool isWhole() const = 0;
};

class Unpacker::Plain : public Format {
public:
    QString feed(const QByteArray& bytes, const Sink& sink) override {
        sink(bytes.constData(), bytes.size());
        return {};
    }
    bool isWhole() const override { return true; }
};

class Unpacker::Lz4 : public Format {
public:
    Lz4() { LZ4F_createDecompressionContext(&m_context, LZ4F_VERSION); }
    ~Lz4() override { LZ4F_freeDecompressionContext(m_context); }

    QString feed(const QByteArray& bytes, const Sink& sink) override {
        qsizetype at = 0;
        bool more = true; // the decoder may hold back output
        while (at < bytes.size() || more) {
            size_t in = static_cast<size_t>(bytes.size() - at);
            size_t out = m_out.size();
            m_wanted = LZ4F_decompress(m_context, m_out.data(), &out, bytes.constData() + at, &in, nullptr);
            if (LZ4F_isError(m_wanted))
                return QStringLiteral("LZ4: ") + QString::fromUtf8(LZ4F_getErrorName(m_wanted));
            at += static_cast<qsizetype>(in);
            sink(m_out.data(), static_cast<qsizetype>(out));
            more
                = out == m_out.size() && m_wanted != 0; // behind a whole frame an empty call would ask for the next one
        }
        return {};
    }
    bool isWhole() const override { return m_wanted == 0; }

private:
    LZ4F_dctx* m_context = nullptr;
    size_t m_wanted = 1; // 0 between frames
    std::array<char, 256 * 1024> m_out{};
};

class Unpacker::Gzip : public Format {
public:
    Gzip() { inflateInit2(&m_stream, 15 + 16); }
    ~Gzip() override { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Gzip)

    QString feed(const QByteArray& bytes, const Sink& sink) override {
        QByteArray copy(bytes); // zlib's interface wants it writable
        m_stream.next_in = reinterpret_cast<Bytef*>(copy.data());
        m_stream.avail_in = static_cast<uInt>(copy.size());
        do {
            if (m_ended && m_stream.avail_in > 0) { // the next member
                inflateReset(&m_stream);
                m_ended = false;
            }
            m_stream.next_out = reinterpret_cast<Bytef*>(m_out.data());
            m_stream.avail_out = static_cast<uInt>(m_out.size());
            const int status = inflate(&m_stream, Z_NO_FLUSH);
            if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
                return QStringLiteral("gzip: error %1").arg(status);
            m_ended = status == Z_STREAM_END;
            sink(m_out.data(), static_cast<qsizetype>(m_out.size() - m_stream.avail_out));
        } while (m_stream.avail_in > 0 || m_stream.avail_out == 0);
        return {};
    }
    bool isWhole() const override { return m_ended; }

private:
    z_stream m_stream{};
    bool m_ended = false;
    std::array<char, 256 * 1024> m_out{};
};

Unpacker::Unpacker() = default;
Unpacker::~Unpacker() = default;

QString Unpacker::choose() {
    const auto starts = [this](const char* magic, qsizetype count) {
        return m_head.startsWith(QByteArray::fromRawData(magic, count));
    };
    static constexpr std::array<std::pair<const char*, qsizetype>, 4> refused{
        {{"\x28\xb5\x2f\xfd", 4}, {"\xfd\x37zXZ", 5}, {"BZh", 3}, {"PK\x03\x04", 4}}};
    for (const auto& [magic, count] : refused)
        if (starts(magic, count))
            return QStringLiteral("not a format that is accepted");
    if (starts("\x04\x22\x4d\x18", 4))
        m_format = std::make_unique<Lz4>();
    else if (starts("\x1f\x8b", 2))
        m_format = std::make_unique<Gzip>();
    else
        m_format = std::make_unique<Plain>();
    return {};
}

QString Unpacker::feed(const QByteArray& bytes, const Sink& sink) {
    if (m_format)
        return m_format->feed(bytes, sink);
    m_head += bytes;
    if (m_head.size() < headSize)
        return {};
    if (const auto error = choose(); !error.isEmpty())
        return error;
    return m_format->feed(std::exchange(m_head, {}), sink);
}

QString Unpacker::finish(const Sink& sink) {
    if (!m_format) {
        if (m_head.isEmpty())
            return QStringLiteral("the file is empty");
        if (const auto error = choose(); !error.isEmpty())
            return error;
        if (const auto error = m_format->feed(m_head, sink); !error.isEmpty())
            return error;
    }
    return m_format->isWhole() ? QString() : QStringLiteral("the file ends early");
}

} // namespace platter::test
