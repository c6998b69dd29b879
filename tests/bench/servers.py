# SPDX-FileCopyrightText: 2026 The Platter authors
# SPDX-License-Identifier: MIT
"""Rows of ./dev bench about servers of this computer: trying an image, booting from it over NBD, snapshots.

The guest is the Debian that tests/servers/guest makes. What boots is emulated in software where the machine has no KVM, or
one that carries out a BIOS's and a boot loader's instructions one by one (kvm_pvm).
"""
import os
import pathlib
import random
import select
import shutil
import signal
import subprocess
import sys
import time

TESTS = pathlib.Path(__file__).resolve().parents[1]
PATIENCE = 1200  # seconds, for a whole boot
KERNEL, PROMPT = b"Linux version", b" login:"
CHANGED = 0.01  # of the disk
PIECE = 64 * 1024  # bytes; what is changed is so large
LARGE_PIECE = 1024 * 1024  # as a file is, or an extent of one


def emulated():
    return os.path.exists("/sys/module/kvm_pvm") or not os.access("/dev/kvm", os.R_OK | os.W_OK)


def guest():
    """Path of the disk; None where it cannot be made."""
    made = subprocess.run([TESTS / "servers" / "guest"], stdout=subprocess.PIPE, text=True, check=False)
    return made.stdout.strip() if made.returncode == 0 else None


def awaits(descriptor, word, begun):
    """Seconds since `begun` when that stands in what can be read there."""
    said = b""
    while word not in said:
        left = begun + PATIENCE - time.monotonic()
        if left <= 0 or not select.select([descriptor], [], [], left)[0]:
            sys.exit(f"bench: a server did not say “{word.decode()}” in {PATIENCE} seconds: {said[-200:]}")
        try:
            said = said[-100:] + os.read(descriptor, 65536)
        except OSError:  # a pseudoterminal whose other end nobody holds yet
            time.sleep(0.01)
    return time.monotonic() - begun


def boot(drive, word, begun):
    """QEMU with that disk, as Platter's servers are, until its serial port says that."""
    accelerator = ["-accel", "tcg", "-cpu", "max"] if emulated() else ["-accel", "kvm", "-cpu", "host"]
    with subprocess.Popen(["qemu-system-x86_64", "-M", "q35", *accelerator, "-m", "1024", "-smp", "2", "-drive",
                           f"{drive},if=virtio,snapshot=on", "-nic", "none", "-display", "none", "-serial", "stdio",
                           "-monitor", "none"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE) as qemu:
        try:
            return awaits(qemu.stdout.fileno(), word, begun)
        finally:
            qemu.kill()


class Virt:
    """A libvirtd of one's own, as tests/servers/virtdaemon.cpp starts it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        (self.folder / "run").mkdir(parents=True)
        settings = self.folder / "home/.config/libvirt/qemu.conf"
        settings.parent.mkdir(parents=True)
        settings.write_text('stdio_handler = "file"\nsecurity_driver = "none"\nnamespaces = []\ncgroup_controllers = []\n')
        self.address = f"qemu+unix:///session?socket={self.folder}/run/libvirt/libvirt-sock"
        nothing = self.folder / "no-kvm"  # what may be opened, as /dev/null, libvirt would ask QEMU about again and again
        nothing.touch(mode=0)
        hidden = ["--bind", str(nothing), "/dev/kvm"] if emulated() and os.path.exists("/dev/kvm") else []
        environment = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        environment |= {"HOME": str(self.folder / "home"), "XDG_RUNTIME_DIR": str(self.folder / "run")}
        self.daemon = subprocess.Popen(
            ["bwrap", "--die-with-parent", "--unshare-user", "--uid", "1000", "--gid", "1000", "--bind", "/", "/",
             "--dev-bind", "/dev", "/dev", *hidden, "--", "libvirtd"], env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while self.virsh("version", check=False).returncode != 0:
            if time.monotonic() > until:
                sys.exit("bench: libvirtd does not start")
            time.sleep(0.1)

    def virsh(self, *words, check=True):
        return subprocess.run(["virsh", "-q", "-c", self.address, *words], capture_output=True, text=True, check=check)

    def environment(self):
        return os.environ | {"LIBVIRT_DEFAULT_URI": self.address, "XDG_RUNTIME_DIR": str(self.folder / "run"),
                             "XDG_STATE_HOME": str(self.folder / "state")}

    def close(self):
        for name in self.virsh("list", "--name", check=False).stdout.split():
            self.virsh("destroy", name, check=False)
        pid = self.folder / "run/libvirt/libvirtd.pid"
        if pid.exists():
            os.kill(int(pid.read_text()), signal.SIGTERM)
        self.daemon.wait()


class ServerRows:
    def __init__(self, bench):
        self.bench = bench

    def all(self, disks):
        virt = None
        names = ("Try image to the kernel's first line : export to qcow2, then boot",
                 "boot to the login prompt over serve : qemu-nbd on the qcow2",
                 "second snapshot, 1 % changed : the first",
                 "second snapshot, 1 % changed, tracked : the first",
                 "second snapshot, 1 % changed in pieces of 1 MiB, tracked : the first")
        if not any(map(self.bench.wants, names)):
            return
        virt = Virt(os.path.join(self.bench.work, "virt"))
        try:
            disk = guest() if self.bench.wants(names[0]) or self.bench.wants(names[1]) else None
            if disk:
                self.trial(names[0], virt, disk)
                self.prompt(names[1], disk)
            self.snapshots(names[2], virt, disks["A"])
            self.tracked(names[3], virt, disks["B"], PIECE)
            self.tracked(names[4], virt, disks["B"], LARGE_PIECE)
        finally:
            virt.close()

    def imported(self, disk):
        self.bench.fresh()
        self.bench.platter("import", disk, "--name", "guest", "--arch", "x86_64")

    def trial(self, name, virt, disk):
        if not self.bench.wants(name):
            return
        self.imported(disk)
        bench, exported = self.bench, self.bench.path("export.qcow2")

        def ours():
            begun = time.monotonic()
            with subprocess.Popen([bench.program, "--library", bench.library, "try", "guest"], stdout=subprocess.PIPE, text=True,
                                  env=virt.environment()) as process:
                try:
                    server = process.stdout.readline().split()[-1]
                    console = os.open(virt.virsh("ttyconsole", server).stdout.strip(), os.O_RDONLY | os.O_NOCTTY)
                    seconds = awaits(console, KERNEL, begun)
                    os.close(console)
                    return seconds
                finally:
                    process.terminate()

        def theirs():
            if os.path.exists(exported):
                os.unlink(exported)
            begun = time.monotonic()
            bench.platter("export", "guest", exported, "--format", "qcow2")
            return boot(f"file={exported},format=qcow2", KERNEL, begun)

        bench.row(name, ours, theirs)

    def prompt(self, name, disk):
        if not self.bench.wants(name):
            return
        self.imported(disk)
        bench = self.bench
        bench.qcow2(disk)
        sockets = [bench.path("boot-serve.socket"), bench.path("boot-nbd.socket")]
        servers = [subprocess.Popen([bench.program, "--library", bench.library, "--quiet", "serve", "guest", "--socket", sockets[0]]),
                   subprocess.Popen(["qemu-nbd", "-r", "-t", "-e", "8", "-k", sockets[1], bench.path("peer.qcow2")])]
        try:
            while not all(map(os.path.exists, sockets)):
                time.sleep(0.05)
            ours, theirs = [lambda s=s: boot(f"file=nbd:unix:{s},format=raw", PROMPT, time.monotonic()) for s in sockets]
            bench.row(name, ours, theirs)
        finally:
            for server in servers:
                server.terminate()
                server.wait()

    def snapshots(self, name, virt, disk):
        """The server runs meanwhile; it is off while its disk is changed, in pieces that lie where its data lies.

        All of the disk is read again. Where the time went while chunks were named by SHA-256 (perf and /proc: processor
        seconds of ours and of QEMU's, on two cores, A with 462 MB of data, of which 86 MB change): the first takes 2.3; one of
        a disk that did not change 0.95 (SHA-256 0.4, QEMU 0.25, the kernel and one copy 0.25); the second 1.65, since it
        stores 118 MB more. For B, 919 MB: 5.3, 1.75 and 2.4. So a third of the first is the least for whoever reads
        everything. What is asked of libvirt is a tenth of the second's wall time.
        """
        copy = self.bench.path("server.raw")
        self.second(name, virt, copy, "raw", ["cp", "--sparse=always", disk, copy], [],
                    lambda chance: change(copy, chance))

    def tracked(self, name, virt, disk, piece):
        """The same of a qcow2 disk that keeps note of what is written to it: only that is read, and what chunks have around it.

        Of B with 86 MB written here and there in pieces of 64 KiB, 140 MB become new chunks, since those at a piece's ends do
        too; 112 MB are stored, where the first has 345 (with chunks of 60 KiB on average 196 and 133). Of a disk that did not
        change it takes 0.21 seconds.
        """
        copy = self.bench.path("server.qcow2")
        self.second(name, virt, copy, "qcow2", ["qemu-img", "convert", "-O", "qcow2", disk, copy], ["--track-changes", "on"],
                    lambda chance: change_qcow2(copy, disk, chance, self.bench.path("pieces"), piece))

    def second(self, name, virt, copy, form, copied, words, changed):
        """A row: `copied` makes the server's disk, snapshots are taken with these words, `changed` changes the disk."""
        if not self.bench.wants(name):
            return
        bench = self.bench
        chance = random.Random(13)
        first = 0.0
        seed = bench.path("seed.raw")
        pathlib.Path(seed).write_bytes(chance.randbytes(PIECE))

        def snapshot():
            return run_in(virt, bench.program, "--library", bench.library, "--quiet", "snapshot", "bench", *words)

        def prepare():
            nonlocal first
            bench.fresh(seed)  # an import makes the library, a snapshot does not
            subprocess.run(copied, check=True)
            virt.virsh("create", self.described(copy, form))
            first = snapshot()
            virt.virsh("destroy", "bench")
            changed(chance)
            virt.virsh("create", self.described(copy, form))

        def again():
            seconds = snapshot()
            virt.virsh("destroy", "bench")
            return seconds

        bench.row(name, again, lambda: first, prepare)

    def described(self, disk, form):
        path = self.bench.path("server.xml")
        kind = "qemu" if emulated() else "kvm"
        pathlib.Path(path).write_text(
            f"<domain type='{kind}'><name>bench</name><uuid>5f0f8d8b-3a63-4bd5-9f68-0e3c1c6c5e22</uuid><memory unit='MiB'>32</memory>"
            "<vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os><devices><disk type='file' device='disk'>"
            f"<driver name='qemu' type='{form}'/><source file='{disk}'/><target dev='vda' bus='virtio'/></disk></devices></domain>")
        return path


def run_in(virt, *command):
    begun = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=virt.environment())
    return time.monotonic() - begun


def places_of_data(path, length):
    """Where pieces of data begin, on the disk in that raw file, and how many are to be changed."""
    size = os.path.getsize(path)
    places, at = [], 0
    with open(path, "rb") as file:
        while at < size:
            try:
                begin = os.lseek(file.fileno(), at, os.SEEK_DATA)
            except OSError:
                break
            at = os.lseek(file.fileno(), begin, os.SEEK_HOLE)
            places += range(begin - begin % PIECE, at - length + 1, length)
    return places, int(size * CHANGED) // length


def change(path, chance):
    """Writes random bytes over that part of the whole disk, a piece here and a piece there, where there was data."""
    places, count = places_of_data(path, PIECE)
    with open(path, "rb+") as file:
        for place in chance.sample(places, count):
            file.seek(place)
            file.write(chance.randbytes(PIECE))
        os.fsync(file.fileno())


def change_qcow2(path, raw, chance, folder, length):
    """The same in a qcow2 of that raw disk, as QEMU writes."""
    places, count = places_of_data(raw, length)
    os.makedirs(folder, exist_ok=True)
    commands = []
    for number, place in enumerate(chance.sample(places, count)):
        piece = pathlib.Path(folder) / str(number)
        piece.write_bytes(chance.randbytes(length))
        commands.append(f"write -q -s {piece} {place} {length}\n")
    subprocess.run(["qemu-io", "-f", "qcow2", path], input="".join(commands), text=True, stdout=subprocess.DEVNULL, check=True)
    shutil.rmtree(folder)
