// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <memory>
#include <span>

struct evp_md_ctx_st;

namespace platter {

enum class DigestKind { Sha256, Sha512 };
QString digestName(DigestKind kind); // "SHA-256"
qsizetype digestLength(DigestKind kind); // bytes

// A digest of bytes as they come, by OpenSSL. One thread at a time.
class FileDigest {
public:
    explicit FileDigest(DigestKind kind);
    ~FileDigest();
    FileDigest(const FileDigest&) = delete;
    FileDigest& operator=(const FileDigest&) = delete;

    void add(std::span<const std::byte> bytes);
    QByteArray result() const; // of what was added so far; more may be added then

private:
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> m_context;
};

} // namespace platter
