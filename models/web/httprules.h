// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httpclient.h"

#include <QDateTime>

namespace platter {

// Whether a request may go to the address: https, plain http to this computer itself, or to any (`plainHttp`).
Result<void> mayGoTo(const QUrl& url, bool plainHttp = false);

// Where the reply sends the request on to; an empty address: nowhere.
QUrl redirection(const HttpRequest& request, const HttpReply& reply);
// The request that follows a redirection: without what it must not tell another host. Refused when it is not followed.
Result<HttpRequest> redirected(const HttpRequest& request, const QUrl& to, bool plainHttp = false);

// Whether the status says that the same request may go through a little later.
bool isPassing(int status);
// How long the service asks to wait (Retry-After, in seconds or as a date), at most two minutes. The date is compared
// with the service's own clock where it tells it, else with `now`.
std::optional<std::chrono::milliseconds> askedPause(const HttpReply& reply, const QDateTime& now);
// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110, 5.6.7; the two older forms have not been sent for decades); else invalid.
QDateTime httpDate(const QByteArray& value);
// The pause before the attempt after `attempt` (from 1): doubles each time, a half to all of it by chance (0 to 1).
std::chrono::milliseconds growingPause(std::chrono::milliseconds first, int attempt, double chance);

} // namespace platter
