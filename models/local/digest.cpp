// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/digest.h"

#include <blake3.h>
#include <openssl/evp.h>

#include <new>

namespace platter {

namespace {

const EVP_MD* sha256() {
    // Fetched once: looking the algorithm up for every chunk costs as much as hashing 4 KiB.
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

void check(int status) {
    if (status != 1) // only out of memory can do this
        throw std::bad_alloc();
}

} // namespace

template <> struct Hasher<HashKind::Sha256>::Context {
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(md); }

    void reset() { check(EVP_DigestInit_ex2(md, sha256(), nullptr)); }
    void add(std::span<const std::byte> data) { check(EVP_DigestUpdate(md, data.data(), data.size())); }
    void result(unsigned char* out) { check(EVP_DigestFinal_ex(md, out, nullptr)); }
};

template <> struct Hasher<HashKind::Blake3>::Context {
    blake3_hasher hasher;

    void reset() { blake3_hasher_init(&hasher); }
    void add(std::span<const std::byte> data) { blake3_hasher_update(&hasher, data.data(), data.size()); }
    void result(unsigned char* out) { blake3_hasher_finalize(&hasher, out, sizeof(Digest::bytes)); }
};

template <HashKind kind>
Hasher<kind>::Hasher()
    : m_context(std::make_unique<Context>()) {
    reset();
}

template <HashKind kind> Hasher<kind>::~Hasher() = default;

template <HashKind kind> void Hasher<kind>::reset() {
    m_context->reset();
}

template <HashKind kind> void Hasher<kind>::add(std::span<const std::byte> data) {
    m_context->add(data);
}

template <HashKind kind> Digest Hasher<kind>::result() {
    Digest digest;
    m_context->result(reinterpret_cast<unsigned char*>(digest.bytes.data()));
    return digest;
}

template <HashKind kind> Digest Hasher<kind>::of(std::span<const std::byte> data) {
    thread_local Hasher hasher;
    hasher.reset();
    hasher.add(data);
    return hasher.result();
}

template class Hasher<HashKind::Sha256>;
template class Hasher<HashKind::Blake3>;

bool isDigestOf(const Digest& digest, std::span<const std::byte> chunk) {
    return Blake3::of(chunk) == digest || Sha256::of(chunk) == digest;
}

} // namespace platter
