# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
"""Makes the disks that ./dev bench works on: ext4 file systems that hold the files of real Debian systems.

    A   a small server of Debian 13                 A'  the same disk after use: files added, changed and removed in place
    B   a later build of it, with more packages     C   the same server of Debian 12

The packages come from the Debian mirror of this machine and are kept in the cache folder; they are unpacked, not installed
(no script of theirs runs), which gives the same files.
"""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).parents[1] / "support"))
import debian  # noqa: E402

SERVER = ["systemd", "openssh-server", "python3", "vim", "curl", "rsync", "locales", "ca-certificates", "apt", "dpkg", "perl",
          "sudo", "iproute2", "nftables", "cron", "logrotate", "less", "procps", "cloud-init", "linux-image-cloud-amd64",
          "bash-completion", "tmux", "e2fsprogs"]
MORE = ["nginx", "postgresql", "redis-server", "php-fpm", "nodejs", "git", "imagemagick"]


def say(text):
    print(f"bench: {text}", file=sys.stderr)


def file_system(path, size, debs, work):
    say(f"making {path.name} of {len(debs)} packages")
    tree = work / "tree"
    tree.mkdir()
    for deb in sorted(debs):
        subprocess.run(["dpkg-deb", "-x", deb, tree], check=True)
    subprocess.run(["mke2fs", "-q", "-t", "ext4", "-d", tree, path, f"{size}G"], check=True)
    shutil.rmtree(tree)
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
    return path


def used(path, before, debs, work):
    """`before` after some weeks: documents removed, programs replaced by builds of their own, logs and data written."""
    say(f"making {path.name}")
    subprocess.run(["cp", "--sparse=always", before, path], check=True)
    chance = random.Random(13)
    tree = work / "tree"
    tree.mkdir()
    for deb in sorted(debs):
        subprocess.run(["dpkg-deb", "-x", deb, tree], check=True)
    files = sorted(p for p in tree.rglob("*") if p.is_file() and not p.is_symlink())
    names = [p for p in files if re.fullmatch(r"[\w./+-]+", str(p.relative_to(tree)))]
    commands = [f"rm /{p.relative_to(tree)}" for p in chance.sample([p for p in names if "/doc/" in str(p)], 120)]
    for number, old in enumerate(chance.sample([p for p in names if p.stat().st_size > 20_000], 60)):
        content = bytearray(old.read_bytes())
        for _ in range(len(content) // 2000 + 1):  # as another build of the same program differs: here and there
            at = chance.randrange(len(content))
            content[at:at + 8] = chance.randbytes(8)
        new = work / f"new{number}"
        new.write_bytes(content)
        commands += [f"rm /{old.relative_to(tree)}", f"write {new} /{old.relative_to(tree)}"]
    for number in range(40):
        log = work / f"log{number}"
        log.write_text("".join(f"2026-11-{chance.randrange(1, 30):02} host{chance.randrange(9)} sshd[{chance.randrange(9999)}]: "
                               f"Accepted publickey for user{chance.randrange(99)} from 10.0.{chance.randrange(256)}."
                               f"{chance.randrange(256)} port {chance.randrange(65536)}\n" for _ in range(chance.randrange(6000))))
        commands.append(f"write {log} /var/log/service-{number}.log")
    (work / "commands").write_text("\n".join(commands) + "\n")
    done = subprocess.run(["debugfs", "-w", "-f", work / "commands", path], capture_output=True, text=True)
    if done.returncode != 0 or not used_is_whole(path):
        sys.exit(f"bench: debugfs: {done.stderr}")
    shutil.rmtree(tree)
    for made in [*work.glob("new*"), *work.glob("log*"), work / "commands"]:
        made.unlink()
    with open(path, "rb+") as file:
        os.fsync(file.fileno())
    return path


def used_is_whole(path):
    return subprocess.run(["e2fsck", "-fn", path], capture_output=True, check=False).returncode == 0


def make(folder, size):
    """The disks by their letters, of `size` GiB each."""
    folder = pathlib.Path(folder)
    try:
        small, more, old = (debian.packages(*wanted)
                            for wanted in (("trixie", SERVER), ("trixie", SERVER + MORE), ("bookworm", SERVER)))
    except debian.Unreachable as reason:
        sys.exit(f"bench: {reason}")
    disks = {"A": file_system(folder / "server.raw", size, small, folder)}
    disks["A'"] = used(folder / "server-used.raw", disks["A"], small, folder)
    disks["B"] = file_system(folder / "build.raw", size, more, folder)
    disks["C"] = file_system(folder / "release.raw", size, old, folder)
    return {letter: str(path) for letter, path in disks.items()}
