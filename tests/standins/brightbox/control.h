// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/httpfront.h"
#include "tests/standins/brightbox/importer.h"
#include "tests/standins/brightbox/tokendesk.h"

namespace platter::test {

// The stand-in's own doors, for Orbit and for people who try things by hand:
//   GET  /standin/token/<token>   200 {"accounts": [...]} while the token is good for Orbit, else 404
//   GET  /standin/image/<id>      {"sha256", "size", "virtual_size", "stored", "error"} of what was taken in
//   GET  /standin/requests        what was asked, without secrets;  DELETE forgets it
//   POST /standin/fault           {"method", "path", "times", "skip", "answer", "status", "body", "retry_after", "delay"
//                                 (ms)}, answer one of real, status, hang, drop, cut, malformed, empty;  DELETE clears
//   POST /standin/clock           {"advance": seconds}
//   POST /standin/revoke          all tokens
class Control {
public:
    Control(CloudState* state, Importer* importer, TokenDesk* tokens, HttpFront* front) // all outlive it
        : m_state(state)
        , m_importer(importer)
        , m_tokens(tokens)
        , m_front(front) { }

    Reply answer(const Asked& asked);

private:
    Reply token(const QString& text) const;
    Reply image(const QString& id) const;
    Reply requests() const;
    Reply fault(const QJsonObject& body);

    CloudState* m_state;
    Importer* m_importer;
    TokenDesk* m_tokens;
    HttpFront* m_front;
};

} // namespace platter::test
