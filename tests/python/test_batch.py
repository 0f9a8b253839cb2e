from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import crosswire as cw

from .conftest import TEXT

MANY = [cw.Article(f"{TEXT}\nNumber {number}.", id=str(number)) for number in range(200)]


def quotes_of(text: str) -> list[str]:
    return [quote.text for quote in cw.analyze_all([text] * 3, threads=2)[2].quotes]


def test_a_batch_keeps_the_order_and_gives_the_same_as_one_by_one() -> None:
    docs = cw.analyze_all(MANY)
    assert [doc.id for doc in docs] == [article.id for article in MANY]
    assert docs == [cw.analyze(article) for article in MANY]


def test_any_number_of_threads_gives_the_same() -> None:
    assert cw.analyze_all(MANY, threads=1) == cw.analyze_all(MANY, threads=8)


def test_a_stream_is_read_no_further_than_it_is_used() -> None:
    read: list[str] = []

    def stream() -> Iterator[cw.Article]:
        for article in MANY:
            read.append(article.id)
            yield article

    docs = cw.Analyzer().pipe(stream(), batch_size=10)
    assert next(docs).id == "0"
    assert len(read) == 10
    assert [doc.id for doc in docs] == [article.id for article in MANY[1:]]


def test_a_bad_item_costs_itself_alone() -> None:
    items: list[Any] = ["One.", None, "Three.", 4, "lone \ud800 surrogate"]
    with pytest.raises(cw.InputError, match="item 1: expected a string or an Article, got NoneType"):
        cw.analyze_all(items)
    kept = cw.analyze_all(items, errors="skip")
    assert [doc.text for doc in kept] == ["One.", "Three."]
    recorded = cw.analyze_all(items, errors="record")
    assert [doc.text for doc in recorded] == ["One.", "", "Three.", "", ""]
    assert [len(doc.diagnostics) for doc in recorded] == [0, 1, 0, 1, 1]
    assert recorded[1].id == "item 1"
    assert "NoneType" in recorded[1].diagnostics[0].message
    assert "surrogate" in recorded[4].diagnostics[0].message
    piped = list(cw.Analyzer().pipe(iter(items), batch_size=2, errors="record"))
    assert [doc.id for doc in piped] == [doc.id for doc in recorded]


def test_what_was_read_before_a_bad_item_is_not_lost() -> None:
    items: list[Any] = ["One.", "Two.", None, "Four."]
    seen: list[str] = []
    with pytest.raises(cw.InputError, match="item 2"):
        seen.extend(doc.text for doc in cw.Analyzer().pipe(items))
    assert seen == ["One.", "Two."]

    def torn() -> Iterator[str]:
        yield "One."
        yield "Two."
        raise OSError("the disk is gone")

    seen.clear()
    with pytest.raises(OSError, match="disk"):
        seen.extend(doc.text for doc in cw.Analyzer().pipe(torn()))
    docs = cw.Analyzer().pipe(torn())
    assert [next(docs).text, next(docs).text] == ["One.", "Two."]


def test_what_holds_no_articles_is_refused() -> None:
    for wrong in ("text", b"text", {"name": "text"}, None, 3):
        with pytest.raises(cw.InputError, match="articles: expected an iterable"):
            cw.analyze_all(wrong)  # type: ignore[arg-type]
        with pytest.raises(cw.InputError, match="articles: expected an iterable"):
            cw.Analyzer().pipe(wrong)  # type: ignore[arg-type]


def test_progress_counts_up_to_all() -> None:
    seen: list[tuple[int, int | None]] = []
    cw.analyze_all(MANY, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (len(MANY), len(MANY))
    assert seen == sorted(seen)
    seen.clear()
    list(cw.Analyzer().pipe(MANY, batch_size=50, progress=lambda done, total: seen.append((done, total))))
    assert seen[-1] == (len(MANY), len(MANY))
    assert seen == sorted(seen)


def test_progress_writes_to_standard_error_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    cw.analyze_all(MANY, progress=True)
    assert "200" in capsys.readouterr().err


def test_an_exception_in_the_callback_ends_the_batch() -> None:
    def stop(*_: object) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        cw.analyze_all(MANY * 20, progress=stop)
    assert len(cw.analyze_all(MANY)) == len(MANY)


def test_other_python_threads_run_during_a_batch() -> None:
    ticks = 0
    over = threading.Event()

    def tick() -> None:
        nonlocal ticks
        while not over.is_set():
            ticks += 1
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    cw.analyze_all(MANY * 20, threads=1)
    over.set()
    thread.join()
    assert ticks > 20


def test_eight_python_threads_share_one_analyzer() -> None:
    analyzer = cw.Analyzer()
    expected = [analyzer(article) for article in MANY]
    with ThreadPoolExecutor(8) as pool:
        for docs in pool.map(lambda _: list(analyzer.pipe(MANY)), range(8)):
            assert docs == expected


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.timeout(60)
def test_a_forked_child_works_after_its_parent_has() -> None:
    expected = quotes_of(TEXT)
    assert expected
    child = os.fork()
    if child == 0:
        os._exit(0 if quotes_of(TEXT) == expected else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert quotes_of(TEXT) == expected


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.timeout(60)
def test_processes_of_multiprocessing_work(method: str) -> None:
    expected = quotes_of(TEXT)
    with multiprocessing.get_context(method).Pool(2) as pool:
        assert pool.map(quotes_of, [TEXT] * 4) == [expected] * 4


INTERRUPTED = """
import signal, sys, threading, time, os
import crosswire as cw

text = sys.stdin.read()
sent = []

def interrupt():
    time.sleep(0.3)
    sent.append(time.monotonic())
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=interrupt).start()
try:
    {work}
except KeyboardInterrupt:
    print(time.monotonic() - sent[0])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT to oneself")
@pytest.mark.parametrize(
    "work",
    [
        "cw.analyze_all([text] * 200_000)",
        "list(cw.Analyzer().pipe([text] * 200_000))",
        "cw.analyze(text * 50_000)",
    ],
)
def test_ctrl_c_is_heard_at_once(work: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", INTERRUPTED.format(work=work)], input=TEXT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout, done.stderr
    assert float(done.stdout) < 0.3


@pytest.mark.timeout(120)
def test_the_stop_button_of_a_notebook_is_heard_and_the_kernel_lives() -> None:
    manager = pytest.importorskip("jupyter_client.manager")
    kernel, client = manager.start_new_kernel(kernel_name="python3")
    try:
        client.execute_interactive("import time; import crosswire as cw", timeout=60)
        call = f"cw.analyze_all([{TEXT!r}] * 200_000)"
        client.execute(f"try:\n    {call}\nexcept KeyboardInterrupt:\n    print(time.monotonic())")
        time.sleep(1)
        begun = time.monotonic()
        kernel.interrupt_kernel()
        heard = next(
            float(message["content"]["text"])
            for message in iter(lambda: client.get_iopub_msg(timeout=30), None)
            if message["msg_type"] == "stream"
        )
        assert heard - begun < 0.3
        client.get_shell_msg(timeout=30)
        alive = client.execute_interactive("1 + 1", timeout=30)
        assert alive["content"]["status"] == "ok"
    finally:
        client.stop_channels()
        kernel.shutdown_kernel(now=True)


def test_settings_that_are_none_are_refused() -> None:
    for settings in ({"threads": 0}, {"threads": 10**6}, {"threads": "2"}, {"boilerplate": "drop"}):
        with pytest.raises(cw.InputError, match=next(iter(settings))):
            cw.Analyzer(**settings)
    with pytest.raises(cw.InputError, match="errors"):
        cw.analyze_all(["Text."], errors="ignore")  # type: ignore[arg-type]
    with pytest.raises(cw.InputError, match="batch_size"):
        list(cw.Analyzer().pipe(["Text."], batch_size=0))


def test_an_analyzer_compares_and_pickles_by_its_settings() -> None:
    analyzer = cw.Analyzer(boilerplate="keep", threads=2)
    assert pickle.loads(pickle.dumps(analyzer)) == analyzer == eval(repr(analyzer), vars(cw))
    assert hash(analyzer) == hash(cw.Analyzer(boilerplate="keep", threads=2))
    assert analyzer != cw.Analyzer()
    with pytest.raises(AttributeError):
        analyzer.threads = 1  # type: ignore[misc]


def test_signals_are_python_s_own_again_after_a_batch() -> None:
    before = signal.getsignal(signal.SIGINT)
    cw.analyze_all(MANY)
    assert signal.getsignal(signal.SIGINT) is before


def test_sentences_alone_are_those_of_the_whole_annotation() -> None:
    text = "Ada Venn left at 5 p.m. on Monday. “Is it late?” she asked.\n\nPhoto: Northern Wire"
    assert list(cw.sentences(text)) == list(cw.analyze(text).sentences)
    assert list(cw.sentences(cw.Article(text))) == list(cw.sentences(text))
    with pytest.raises(cw.InputError):
        cw.sentences(3)  # type: ignore[arg-type]
