"""A bare Debian in a folder: what debootstrap calls minbase, with two ordinary users and nothing else. Needs root.

Programs run in it with chroot. They share the network with this computer, so fake hosts on loopback can be reached.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

MIRROR = "http://deb.debian.org/debian"
ADA = "ada"
BOB = "bob"
UIDS = {ADA: 1000, BOB: 1001}


class Root:
    """`folder` is where the file system is, as seen from outside."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *command: str | Path, check: bool = True, user: str = "", **environment: str) -> str:
        """Run to the end, as root or as `user`; stdout and stderr together. Raises AssertionError when it fails."""
        done = subprocess.run(
            self.command(*command, user=user, **environment), capture_output=True, text=True, check=False, timeout=600
        )
        told = done.stdout + done.stderr
        assert not check or done.returncode == 0, f"{' '.join(map(str, command))} gave {done.returncode}:\n{told}"
        return told

    def start(self, *command: str | Path, user: str, log: Path, **environment: str) -> subprocess.Popen[bytes]:
        with log.open("ab") as told:
            return subprocess.Popen(
                self.command(*command, user=user, **environment),
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=told,
                stderr=told,
            )

    def command(self, *command: str | Path, user: str = "", **environment: str) -> list[str]:
        """With an environment of its own: nothing of ours may help."""
        given = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "HOME": "/root"}
        inside = []
        if user:
            given |= {"HOME": f"/home/{user}", "USER": user}
            inside = [f"--userspec={UIDS[user]}:{UIDS[user]}"]
        given |= {"DEBIAN_FRONTEND": "noninteractive"} if not user else {}
        words = [f"{name}={value}" for name, value in (given | environment).items()]
        return ["chroot", *inside, str(self.folder), "env", "-i", *words, *map(str, command)]

    def inside(self, path: Path) -> Path:
        """The path of a file in here, as programs in here know it."""
        return Path("/") / path.relative_to(self.folder)

    def outside(self, path: str) -> Path:
        return self.folder / path.lstrip("/")

    def put(self, source: Path, target: str, user: str = "") -> Path:
        """Copy a file or a folder in; it belongs to `user`. Gives its path outside."""
        copy = self.outside(target)
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copy(source, copy)
        uid = UIDS.get(user, 0)
        for path in (copy, *copy.rglob("*")):
            os.chown(path, uid, uid)
        return copy

    def files(self) -> dict[str, tuple[int, int]]:
        """Size and owner of everything on its disk, by its path inside; nothing of /proc, /dev, /sys and /tmp."""
        found = {}
        for folder, names, files in os.walk(self.folder):
            if Path(folder) == self.folder:
                names[:] = [name for name in names if name not in ("proc", "dev", "sys", "tmp", "run")]
            for name in (*names, *files):
                path = Path(folder, name)
                about = path.lstat()
                found[str(self.inside(path))] = (0 if path.is_dir() else about.st_size, about.st_uid)
        return found


@contextlib.contextmanager
def bare_root(cache: Path, release: str) -> Iterator[Root]:
    """A fresh root; what it was made of is kept in `cache` for the next time."""
    base = cache / "base"
    if not (base / ".whole").exists():
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        _run("debootstrap", "--variant=minbase", release, str(base), MIRROR)
        for user, uid in UIDS.items():
            _run("chroot", str(base), "useradd", "--create-home", "--uid", str(uid), "--shell", "/bin/bash", user)
        (base / ".whole").touch()
    folder = cache / "root"
    unmount_all(folder)
    shutil.rmtree(folder, ignore_errors=True)
    _run("cp", "--archive", "--reflink=auto", str(base), str(folder))
    (folder / ".whole").unlink()
    archives = cache / "archives"
    (archives / "partial").mkdir(parents=True, exist_ok=True)
    root = Root(folder)
    try:
        _run("mount", "-t", "proc", "proc", str(folder / "proc"))
        make_devices(folder / "dev")
        _run("mount", "-t", "tmpfs", "tmpfs", str(folder / "tmp"))
        (folder / "tmp").chmod(0o1777)
        mount(archives, folder / "var/cache/apt/archives")
        # What is fetched stays for the next time, and nobody needs it to survive a power cut.
        (folder / "etc/dpkg/dpkg.cfg.d/fast").write_text("force-unsafe-io\n", encoding="utf-8")
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        yield root
    finally:
        unmount_all(folder)


def make_devices(folder: Path) -> None:
    """The few that programs need. This computer's own would be in danger when build/ is deleted after a killed run."""
    _run("mount", "-t", "tmpfs", "-o", "mode=0755,dev", "tmpfs", str(folder))
    for name, minor in (("null", 3), ("zero", 5), ("full", 7), ("random", 8), ("urandom", 9)):
        os.mknod(folder / name, 0o666 | stat.S_IFCHR, os.makedev(1, minor))
        (folder / name).chmod(0o666)
    (folder / "shm").mkdir()
    (folder / "shm").chmod(0o1777)
    (folder / "fd").symlink_to("/proc/self/fd")


def mount(source: Path, place: Path, how: str = "") -> None:
    """The folder `source` shows at `place` as well."""
    _run("mount", "-o", ",".join(filter(None, ("bind", how))), str(source), str(place))


def unmount(place: Path) -> None:
    _run("umount", "--lazy", str(place))


def unmount_all(folder: Path) -> None:
    """What is mounted below, the innermost first."""
    mounted = [line.split()[1] for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines()]
    for place in reversed(mounted):
        if place.startswith(f"{folder.absolute()}/"):
            unmount(Path(place))


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout[-2000:]}{done.stderr}"
