"""The installed command in pipes and under a terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from .conftest import ROOT, SAMPLES

COMMAND = str(Path(sysconfig.get_path("scripts")) / "crosswire")
ARTICLE = (
    '“We will not close the ferry,” Mayor Ada Venn said on Thursday. Harbour chief Piet Oss called the plan "brave". '
)

pytestmark = pytest.mark.skipif(not shutil.which(COMMAND), reason="the command is not installed")


def run(*arguments: str | Path, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, *map(str, arguments)],
        input=data,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


@pytest.fixture(scope="module")
def big(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Invented articles, 50 MB: half of it is text."""
    path = tmp_path_factory.mktemp("big") / "big.jsonl"
    with path.open("w") as file:
        for number in range(5000):
            article = {"id": str(number), "text": f"{ARTICLE * 40}\n\nReport {number}.", "raw": "x" * 5000}
            file.write(json.dumps(article) + "\n")
    assert path.stat().st_size > 50_000_000
    return path


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (None, "missing.txt", "no such file"),
        (b"\x7fELF\x01\0\0\0" * 100, "binary.txt", "this is no text"),
        (b"", "empty.txt", "empty"),
        (b"", "empty.jsonl", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 100, "picture.jsonl", "byte 8 is 0: this is no text"),
        (b"a,b\n1,2\n", "table.csv", "no column"),
        (b"{", "torn.json", "no JSON"),
    ],
)
def test_what_cannot_be_read_ends_with_3_and_a_reason(
    tmp_path: Path, content: bytes | None, name: str, message: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    for command in ("quotes", "annotate", "dedup", "events", "reuse", "compare"):
        done = run(command, tmp_path / name, *([SAMPLES[0], SAMPLES[1]] if command == "compare" else []))
        assert done.returncode == 3, (command, done.stderr)
        assert message in done.stderr.decode()
        assert name in done.stderr.decode()


def test_a_directory_is_no_file() -> None:
    done = run("quotes", ROOT / "samples")
    assert done.returncode == 3
    assert b"a directory; name the files in it" in done.stderr


def test_a_file_in_windows_1252_is_read_and_said(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("“We sail,” José Núñez said in the café.".encode("cp1252"))
    done = run("quotes", path, "--jsonl", "-")
    assert done.returncode == 0
    assert json.loads(done.stdout)["speaker_name"] == "José Núñez"
    assert b"read as windows-1252" in done.stderr
    given = run("quotes", path, "--jsonl", "-", "--encoding", "windows-1252")
    assert (given.stdout, given.stderr) == (done.stdout, b"")


def test_standard_input_is_told_by_its_content() -> None:
    one = run("quotes", "-", "--jsonl", "-", data=ARTICLE.encode())
    assert one.returncode == 0
    assert json.loads(one.stdout.splitlines()[0])["article"] == "stdin"
    lines = "".join(json.dumps({"id": name, "text": ARTICLE}) + "\n" for name in "ab").encode()
    two = run("annotate", "-", data=lines)
    assert [json.loads(line)["article"]["id"] for line in two.stdout.splitlines()] == ["a", "b"]


def test_a_page_and_a_feed_are_read_through_the_package(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    path = tmp_path / "ferry.html"
    path.write_text(f"<html><body><article><h1>Ferry</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>")
    done = run("quotes", path, "--jsonl", "-")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[0])["speaker_name"] == "Ada Venn"
    path.write_text("<html><body></body></html>")
    none = run("quotes", path)
    assert none.returncode == 3
    assert b"no article" in none.stderr


def test_a_reader_that_goes_away_ends_the_command_quietly(big: Path) -> None:
    for command in ("annotate", "quotes"):
        line = f"{COMMAND} {command} {big} --jsonl - | head -1; echo ${{PIPESTATUS[0]}}"
        begun = time.monotonic()
        done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False, timeout=120)
        first, code = done.stdout.splitlines()
        json.loads(first)
        assert (code, done.stderr) == ("0", "")
        assert time.monotonic() - begun < 60, "it ends when nobody reads, not when the file does"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_a_full_disk_and_a_place_that_takes_no_file_end_with_3(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [COMMAND, "quotes", SAMPLES[0]], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 3
    assert b"standard output: No space left" in done.stderr
    file = run("quotes", SAMPLES[0], "--csv", "/dev/full")
    assert file.returncode == 3
    assert b"/dev/full: No space left" in file.stderr
    folder = run("quotes", SAMPLES[0], "--csv", tmp_path / "no" / "quotes.csv")
    assert folder.returncode == 3
    assert b"quotes.csv: no such folder" in folder.stderr


def test_a_large_file_needs_little_memory(big: Path, tmp_path: Path) -> None:
    code = (
        "import resource, subprocess, sys; done = subprocess.run(sys.argv[1:]); "
        "print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    small = tmp_path / "head.jsonl"
    with big.open() as lines:
        small.write_text("".join(line for line, _ in zip(lines, range(600), strict=False)))
    peaks = []
    for path in (small, big):
        done = subprocess.run(
            [sys.executable, "-c", code, COMMAND, "quotes", str(path), "--csv", str(tmp_path / "out.csv"), "--quiet"],
            capture_output=True,
            text=True,
            check=True,
            timeout=280,
        )
        returned, peak = done.stdout.split()
        assert returned == "0", done.stderr
        peaks.append(int(peak) // 1024)
    assert peaks[1] < peaks[0] + 60, f"most memory {peaks} MB: it grows with the file"


def test_an_interrupt_ends_with_130_and_keeps_whole_lines(big: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    process = subprocess.Popen(
        [COMMAND, "annotate", big, "--jsonl", out], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    deadline = time.monotonic() + 60
    while (not out.exists() or out.stat().st_size == 0) and time.monotonic() < deadline:
        time.sleep(0.05)
    begun = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert time.monotonic() - begun < 10
    assert b"Traceback" not in errors
    assert b"panicked" not in errors
    for line in out.read_text().splitlines(keepends=True):
        assert line.endswith("\n")
        json.loads(line)


def test_an_interrupt_while_it_waits_for_input_ends_with_130() -> None:
    process = subprocess.Popen([COMMAND, "quotes", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == 130
    assert process.stderr is not None
    assert b"Traceback" not in process.stderr.read()
    process.stderr.close()
    assert process.stdin is not None
    process.stdin.close()


def on_terminal(
    *arguments: str | Path, stop_at: bytes | None = None, stop_after: float = 60, **environment: str
) -> tuple[int, str]:
    """Run the command under a terminal of its own; give its exit code and all that the terminal showed.

    Ctrl-C is pressed once `stop_at` is shown or after `stop_after` seconds.
    """
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update({"TERM": "xterm", **environment})
        os.environ.pop("NO_COLOR", None) if "NO_COLOR" not in environment else None
        os.execv(COMMAND, [COMMAND, *map(str, arguments)])
    shown = b""
    deadline = time.monotonic() + 120
    begun = time.monotonic()
    stopped = False
    while time.monotonic() < deadline:
        if not stopped and ((stop_at and stop_at in shown) or time.monotonic() - begun > stop_after):
            os.write(terminal, b"\x03")
            stopped = True
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                piece = os.read(terminal, 65536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    _, status = os.waitpid(child, 0)
    os.close(terminal)
    return os.waitstatus_to_exitcode(status), shown.decode()


def test_a_terminal_has_colours_unless_they_are_not_wanted() -> None:
    code, shown = on_terminal("compare", *SAMPLES)
    assert code == 0
    assert "\x1b[" in shown
    code, shown = on_terminal("compare", *SAMPLES, NO_COLOR="1")
    assert code == 0
    assert "\x1b[" not in shown
    assert b"\x1b[" not in run("compare", *SAMPLES).stdout


def test_a_terminal_shows_progress_and_ctrl_c_ends_it(big: Path, tmp_path: Path) -> None:
    code, shown = on_terminal("quotes", big, "--csv", tmp_path / "out.csv", stop_at=b" articles")
    assert code == 130, shown
    assert " articles" in shown
    assert "interrupted" in shown or "^C" in shown
    quiet = on_terminal("quotes", big, "--csv", tmp_path / "out.csv", "--quiet", stop_after=2)
    assert quiet[0] == 130
    assert " articles" not in quiet[1]


def test_no_progress_goes_into_a_pipe(big: Path, tmp_path: Path) -> None:
    small = tmp_path / "head.jsonl"
    with big.open() as lines:
        small.write_text("".join(line for line, _ in zip(lines, range(300), strict=False)))
    done = run("quotes", small, "--csv", tmp_path / "out.csv")
    assert done.returncode == 0
    assert done.stderr.decode() == f"{tmp_path / 'out.csv'} written\n"
    assert done.stdout == b""


def test_doctor_names_the_package_and_what_is_optional() -> None:
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, b"")
    for name in ("crosswire", "threads", "self-check", "python", "trafilatura", "pandas"):
        assert f"\n{name} " in "\n" + done.stdout.decode()
    wrong = run("doctor", CROSSWIRE_THREADS="many")
    assert wrong.returncode == 2
    assert b"CROSSWIRE_THREADS" in wrong.stderr


def test_the_number_of_threads_changes_nothing() -> None:
    outputs = []
    for threads in ("1", "4"):
        done = run("quotes", *SAMPLES, "--jsonl", "-", "--threads", threads)
        assert done.returncode == 0
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
