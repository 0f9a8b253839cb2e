"""Holds the newest source archive of a folder to the repository, builds a wheel from it, and tries that wheel.

The archive must have every file that is kept in the repository and none besides. The wheel is built with what is in
the environment (no network), installed into an empty one, and compares the sample reports of the archive there.
"""

import os
import subprocess
import sys
import tarfile
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]

#: Made by the build of the archive.
MADE = {"PKG-INFO", "Cargo.toml.orig", ".cargo_vcs_info.json"}

TRY = """
import crosswire as cw
comparison = cw.compare([cw.from_file(path) for path in __import__("sys").argv[1:]])
assert {"edited", "truncated"} <= {match.relation for match in comparison.quotes}, comparison.quotes
print(f"{len(comparison.docs)} reports compared, {len(comparison.quotes)} quotations")
"""


def kept() -> set[str]:
    """List the files of the repository."""
    done = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    # A package of its own, which Cargo leaves out.
    return {name for name in done.stdout.splitlines() if not name.startswith("fuzz/")}


def main(folder: str) -> None:
    """Check the newest archive in `folder`."""
    archive = max(Path(folder).glob("crosswire-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as home, tarfile.open(archive) as tar:
        tar.extractall(home, filter="data")
        (source,) = Path(home).iterdir()
        found = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()} - MADE
        if stray := found - kept():
            sys.exit(f"files that do not belong into the archive: {', '.join(sorted(stray))}")
        if lacking := kept() - found:
            sys.exit(f"the archive lacks {', '.join(sorted(lacking))}")

        # Crates that are compiled already are used; the files of this one are newer now, so that it is built anew.
        for name in found:
            (source / name).touch()
        # Whether it builds and works is asked, not how fast it is: a third of the time.
        quick = {"LTO": "off", "CODEGEN_UNITS": "64", "OPT_LEVEL": "1"}
        settings = {f"CARGO_PROFILE_RELEASE_{name}": value for name, value in quick.items()}
        environment = {**os.environ, **settings, "CARGO_TARGET_DIR": str(ROOT / "target")}
        wheels = Path(home) / "wheels"
        build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
        subprocess.run([*build, "--wheel-dir", str(wheels), str(source)], env=environment, check=True)
        (wheel,) = wheels.glob("*.whl")

        venv.create(Path(home) / "venv", with_pip=True)
        python = str(Path(home) / "venv" / "bin" / "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-index", str(wheel)], check=True)
        samples = [str(path) for path in sorted((source / "samples").glob("*.txt"))]
        subprocess.run([python, "-c", TRY, *samples], cwd=home, check=True)
        print(f"{archive.name}: {len(found)} files, {archive.stat().st_size / 1e6:.2f} MB; {wheel.name} from it works")


if __name__ == "__main__":
    main(sys.argv[1])
