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

struct Sha256::Context {
    EVP_MD_CTX* md = EVP_MD_CTX_new();
    Context() = default;
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;
    ~Context() { EVP_MD_CTX_free(md); }
};

Sha256::Sha256()
    : m_context(std::make_unique<Context>()) {
    reset();
}

Sha256::~Sha256() = default;

void Sha256::reset() {
    check(EVP_DigestInit_ex2(m_context->md, sha256(), nullptr));
}

void Sha256::add(std::span<const std::byte> data) {
    check(EVP_DigestUpdate(m_context->md, data.data(), data.size()));
}

Digest Sha256::result() {
    Digest digest;
    check(EVP_DigestFinal_ex(m_context->md, reinterpret_cast<unsigned char*>(digest.bytes.data()), nullptr));
    return digest;
}

Digest Sha256::of(std::span<const std::byte> data) {
    thread_local Sha256 hasher;
    hasher.reset();
    hasher.add(data);
    return hasher.result();
}

struct Blake3::Context {
    blake3_hasher hasher;
};

Blake3::Blake3()
    : m_context(std::make_unique<Context>()) {
    reset();
}

Blake3::~Blake3() = default;

void Blake3::reset() {
    blake3_hasher_init(&m_context->hasher);
}

void Blake3::add(std::span<const std::byte> data) {
    blake3_hasher_update(&m_context->hasher, data.data(), data.size());
}

Digest Blake3::result() {
    Digest digest;
    static_assert(sizeof digest.bytes == BLAKE3_OUT_LEN);
    blake3_hasher_finalize(&m_context->hasher, reinterpret_cast<uint8_t*>(digest.bytes.data()), BLAKE3_OUT_LEN);
    return digest;
}

Digest Blake3::of(std::span<const std::byte> data) {
    thread_local Blake3 hasher;
    hasher.reset();
    hasher.add(data);
    return hasher.result();
}

bool isDigestOf(const Digest& digest, std::span<const std::byte> chunk) {
    return Blake3::of(chunk) == digest || Sha256::of(chunk) == digest;
}

} // namespace platter
