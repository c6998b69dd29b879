# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
"""Packages of Debian for those who make disks of them: fetched from the mirror of this machine, kept in the cache folder."""
import os
import pathlib
import pwd
import re
import subprocess


class Unreachable(Exception):
    """There is no mirror, or it does not answer."""


def cache():
    """The folder beside the private root. A test's own XDG_CACHE_HOME and HOME are not it: ./dev tells which one is."""
    home = pathlib.Path(pwd.getpwuid(os.getuid()).pw_dir)
    return pathlib.Path(os.environ.get("PLATTER_CACHE") or home / ".cache" / "platter")


def source():
    """The mirror that this platform's packages come from."""
    for path in ["/etc/apt/sources.list", *map(str, pathlib.Path("/etc/apt/sources.list.d").glob("*"))]:
        if os.path.exists(path):
            found = re.search(r"https?://\S+/debian/?", pathlib.Path(path).read_text())
            if found:
                return found.group(0)
    raise Unreachable("no Debian mirror stands in this machine's apt sources")


def packages(suite, names):
    """Paths of the packages with all that they need, downloaded when they are not there."""
    state = cache() / "bench" / suite
    for folder in ("lists/partial", "archives/partial"):
        (state / folder).mkdir(parents=True, exist_ok=True)
    (state / "status").touch()
    (state / "sources").write_text(f"deb {source()} {suite} main\n")
    options = ["-o", f"Dir::Etc::sourcelist={state}/sources", "-o", "Dir::Etc::sourceparts=-", "-o", f"Dir::State={state}",
               "-o", f"Dir::State::status={state}/status", "-o", f"Dir::State::lists={state}/lists",
               "-o", f"Dir::Cache={state}", "-o", f"Dir::Cache::archives={state}/archives", "-o", "APT::Sandbox::User=root",
               "-o", "APT::Install-Recommends=false", "-o", "Acquire::Retries=2", "-o", "Acquire::http::Timeout=30"]

    def apt(*words):
        return subprocess.run(["apt-get", *options, *words], stdout=subprocess.PIPE, text=True, check=False)

    def update():
        if apt("update", "-o", "APT::Update::Error-Mode=any").returncode != 0:
            raise Unreachable(f"Debian's mirror {source()} does not answer")

    if not any((state / "lists").glob("*Packages*")):
        update()
    if apt("-y", "--download-only", "install", *names).returncode != 0:
        update()  # a mirror keeps the newest ones only
        if apt("-y", "--download-only", "install", *names).returncode != 0:
            raise Unreachable(f"packages could not be fetched from {source()}")
    found = {}
    for path in (state / "archives").glob("*.deb"):
        name, version = path.name.split("_")[:2]
        found[name, version.replace("%3a", ":")] = path
    wanted = re.findall(r"^Inst (\S+?)(?::\S+)? \((\S+)", apt("-s", "install", *names).stdout, re.MULTILINE)
    return [found[package] for package in wanted]
