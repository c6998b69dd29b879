// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/filedigest.h"

#include <openssl/evp.h>

#include <new>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

void check(int status) {
    if (status != 1) // only out of memory can do this
        throw std::bad_alloc();
}

} // namespace

QString digestName(DigestKind kind) {
    return kind == DigestKind::Sha256 ? u"SHA-256"_s : u"SHA-512"_s;
}

qsizetype digestLength(DigestKind kind) {
    return kind == DigestKind::Sha256 ? 32 : 64;
}

FileDigest::FileDigest(DigestKind kind)
    : m_context(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    check(EVP_DigestInit_ex2(m_context.get(), kind == DigestKind::Sha256 ? EVP_sha256() : EVP_sha512(), nullptr));
}

FileDigest::~FileDigest() = default;

void FileDigest::add(std::span<const std::byte> bytes) {
    check(EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()));
}

QByteArray FileDigest::result() const {
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> end(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    check(EVP_MD_CTX_copy_ex(end.get(), m_context.get()));
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    check(EVP_DigestFinal_ex(end.get(), reinterpret_cast<unsigned char*>(digest.data()), &length));
    digest.resize(qsizetype(length));
    return digest;
}

} // namespace platter
