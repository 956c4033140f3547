"""Builds dist/galleon_…_amd64.deb and dist/galleon-….x86_64.rpm out of dist/galleon: `make package`.

    package.py [--bundle FOLDER] [--into FOLDER] [--only deb|rpm] [--quick]

The same commit gives the same bytes. GALLEON_VERSION is the version, if it is not that of pyproject.toml.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE), str(HERE.parent / "pyinstaller")]

from build import source_date, wanted_version  # noqa: E402

WORK = ROOT / "build" / "package"
FILES = WORK / "root"
ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--bundle", type=Path, default=ROOT / "dist" / "galleon", metavar="FOLDER")
    parser.add_argument("--into", type=Path, default=ROOT / "dist", metavar="FOLDER")
    parser.add_argument("--only", choices=("deb", "rpm"))
    parser.add_argument("--quick", action="store_true", help="pack faster and larger, for trying")
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    lay_out(options.bundle, wanted_version(), source_date())
    made = []
    if options.only != "rpm":
        made.append(make_deb(options.into, preset=1 if options.quick else 9))
    if options.only != "deb":
        made.append(make_rpm(options.into))
    for package in made:
        print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 0


def lay_out(bundle: Path, version: str, date: int) -> None:
    """Everything where it will be installed, under `FILES`."""
    import completions
    import documents
    import icons
    import manual

    shutil.rmtree(WORK, ignore_errors=True)
    day = datetime.fromtimestamp(date, UTC).strftime("%Y-%m-%d")
    shutil.copytree(bundle, FILES / "usr/lib/galleon", symlinks=True)
    share = FILES / "usr/share"
    write(share / "applications/galleon.desktop", (HERE / "galleon.desktop").read_bytes())
    write(share / "mime/packages/galleon.xml", (HERE / "galleon.mime.xml").read_bytes())
    about = (HERE / "galleon.metainfo.xml").read_text(encoding="utf-8")
    about = about.replace("@VERSION@", version).replace("@DATE@", day)
    write(share / "metainfo/app.galleon.galleon.metainfo.xml", about.encode())
    write(share / "man/man1/galleon.1.gz", documents.compressed(manual.text(version, day).encode()))
    write(share / "bash-completion/completions/galleon", completions.text("bash").encode())
    write(share / "fish/vendor_completions.d/galleon.fish", completions.text("fish").encode())
    write(WORK / "completion.zsh", completions.text("zsh").encode())
    write(share / "doc/galleon/copyright", documents.copyright_text(version).encode())
    write(share / "doc/galleon/changelog.gz", documents.debian_changelog(version, date))
    write(share / "doc/galleon/NEWS.gz", documents.news(ROOT / "CHANGELOG.md"))
    write(share / "icons/hicolor/scalable/apps/galleon.svg", icons.MARK.read_bytes())
    for size in icons.SIZES:
        icon = share / f"icons/hicolor/{size}x{size}/apps/galleon.png"
        icon.parent.mkdir(parents=True)
        icons.draw(size, icon)
    for path in sorted(WORK.rglob("*"), reverse=True):
        if share in path.parents or path.parent == WORK:
            path.chmod(0o755 if path.is_dir() else 0o644)
        os.utime(path, (date, date), follow_symlinks=False)


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def make_deb(into: Path, preset: int) -> Path:
    """nfpm writes what the package says of itself, dpkg-deb reads it once more; `preset` is that of xz."""
    from squeeze import squeeze

    first = nfpm("deb")
    unpacked = WORK / "unpacked"
    run("dpkg-deb", "--raw-extract", str(first), str(unpacked))
    # Links and folders have the time of unpacking.
    for path in (unpacked, *unpacked.rglob("*")):
        os.utime(path, (source_date(), source_date()), follow_symlinks=False)
    package = into / first.name
    run("dpkg-deb", "--root-owner-group", "-Znone", "--build", str(unpacked), str(package))
    squeeze(package, source_date(), preset)
    return package


def make_rpm(into: Path) -> Path:
    made = nfpm("rpm")
    return made.replace(into / made.name)


def nfpm(packager: str) -> Path:
    """A package, under the name that such packages have."""
    folder = WORK / packager
    folder.mkdir()
    run(
        str(Path(sys.executable).with_name("nfpm")),
        *("package", "--config", str(HERE / "galleon.nfpm.yaml"), "--packager", packager, "--target", str(folder)),
    )
    [made] = folder.iterdir()
    return made


def run(*command: str) -> None:
    environment = os.environ | {
        "GALLEON_VERSION": wanted_version(),
        "GALLEON_ARCH": ARCHITECTURES[platform.machine()],
        "SOURCE_DATE_EPOCH": str(source_date()),
        "LC_ALL": "C.UTF-8",
    }
    subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 – our own words


if __name__ == "__main__":
    sys.exit(main())
