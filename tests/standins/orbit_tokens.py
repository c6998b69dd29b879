# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
"""What makes a Swift an Orbit: a filter in front of tempauth in the pipeline of the script beside this file.

- Access tokens of the API work as X-Auth-Token: their accounts' owner may do everything there, except that the container
  `images` is read-only (api.md, section 8.1). Whose a token is, the Brightbox stand-in tells.
- Signing in (v1) happens at /v1 or /v1/acc-xxxxx, and HEAD works like GET.
"""

import json
import logging
import time
from http.client import HTTPConnection
from urllib.parse import quote, urlsplit

from swift.common.middleware.acl import clean_acl
from swift.common.swob import HTTPForbidden, HTTPUnauthorized, Request

FRESH = 1.0  # seconds for which an answer is not asked for again; tokens that were revoked live that much longer
READING = ("GET", "HEAD", "OPTIONS")


def log_to_standard_error(conf, name, to_console, route, format, logger, adapted):
    """Swift's log_custom_handlers: without it the log goes to a syslog that is not there."""
    if not logger.handlers or all(isinstance(h, logging.NullHandler) for h in logger.handlers):
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter(f"%(asctime)s {route}: %(message)s"))
        logger.addHandler(handler)


def parts(path):
    """account, container, object of a path /v1/…; None for what is not there."""
    found = path.lstrip("/").split("/", 3)[1:]
    return (found + [None] * 3)[:3]


class OrbitTokens:
    def __init__(self, app, conf):
        self.app = app
        self.api = urlsplit(conf.get("api", ""))
        self.known = {}  # token: (when it was asked, accounts)

    def __call__(self, env, start_response):
        request = Request(env)
        account, container, name = parts(request.path_info)
        if request.headers.get("X-Auth-Key") and request.path_info.startswith("/v1") and not container:
            return self.sign_in(request, account)(env, start_response)

        token = request.headers.get("X-Auth-Token")
        accounts = self.accounts_of(token) if token and self.api.netloc else None
        # The service's own hand, signed in by v1, writes there; customers do not, not even through a temporary URL.
        if (accounts or "temp_url_sig" in request.params) and self.writes_images(request, container):
            return HTTPForbidden(request=request, body="The container images is read-only.")(env, start_response)
        if accounts:
            env["REMOTE_USER"] = ",".join(accounts)
            env["swift.clean_acl"] = clean_acl
            env["swift.authorize"] = lambda inner: self.authorize(inner, accounts)
        return self.app(env, start_response)

    @staticmethod
    def writes_images(request, container):
        if request.method == "COPY":
            container = request.headers.get("Destination", "").lstrip("/").split("/", 1)[0]
        return container == "images" and request.method not in READING

    @staticmethod
    def authorize(request, accounts):
        account, container, _ = parts(request.path_info)
        if account not in accounts:
            return HTTPForbidden(request=request)
        if not container and request.method in ("PUT", "DELETE"):  # an account is made and removed by the service
            return HTTPForbidden(request=request)
        request.environ["swift_owner"] = True
        return None

    def sign_in(self, request, account):
        """tempauth knows users as account:user and wants GET at a place of its own."""
        user = request.headers.get("X-Auth-User", "")
        if ":" not in user:
            user = f"{account or user.replace('cli-', 'acc-', 1)}:{user}"
        if account and not user.startswith(account + ":"):
            return HTTPUnauthorized(request=request)
        request.headers["X-Auth-User"] = user
        request.path_info = "/auth/v1.0"
        request.method = "GET"
        return self.app

    def accounts_of(self, token):
        """The accounts that the token opens; None when it is not (or no longer) one of the API's."""
        asked, accounts = self.known.get(token, (0, None))
        if time.monotonic() - asked < FRESH:
            return accounts
        try:
            connection = HTTPConnection(self.api.hostname, self.api.port, timeout=5)
            connection.request("GET", "/standin/token/" + quote(token, safe=""))
            answer = connection.getresponse()
            body = answer.read()
            connection.close()
        except OSError:  # the API is down: Orbit goes on with what it knows
            return accounts
        if answer.status != 200:
            self.known.pop(token, None)
            return None
        accounts = json.loads(body)["accounts"]
        self.known[token] = (time.monotonic(), accounts)
        return accounts


def filter_factory(global_conf, **local_conf):
    conf = {**global_conf, **local_conf}
    return lambda app: OrbitTokens(app, conf)
