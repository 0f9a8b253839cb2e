# Every job of the project. `make demo` and `make test` need Rust, Python 3.11 and pip, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CARGO := cargo
SHARED ?= ../shared
DATA ?= $(SHARED)/data

.PHONY: dev demo test lint bench instructions peers scaling fuzz soak stubs model evaluate wheel wheel-here sdist docs clean

# The environment, made once and whenever the list of packages changes.
$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

# Build (optimised) and install into the environment.
dev: $(VENV)/ready
	VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/maturin develop --release --quiet

# The main job on the sample reports: the table on the terminal, the page in comparison.html.
demo: dev
	$(BIN)/crosswire compare samples/*.txt --html comparison.html

# Everything that must hold. Tests that need the shared data run where these are, and say so where not.
test: dev
	$(CARGO) test --features cli,train
	$(BIN)/python -m pytest

lint: dev
	$(CARGO) fmt --check
	$(CARGO) clippy --all-targets --all-features -- -D warnings
	RUSTDOCFLAGS="-D warnings" $(CARGO) doc --no-deps --all-features --quiet
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python tests/check_licences.py
	$(BIN)/cffconvert --validate --infile CITATION.cff
	$(BIN)/python -m mypy.stubtest --mypy-config-file pyproject.toml --allowlist tests/stubtest-allowlist.txt crosswire

bench:
	$(CARGO) bench

# Instructions of each floor on the samples beside those counted before; KEEP=--write keeps them. Needs valgrind.
KEEP ?=
instructions: $(VENV)/ready
	$(CARGO) build --release --quiet --example core
	$(BIN)/python benchmarks/instructions.py $(KEEP)

# crosswire beside its peers on the same texts: speed, memory, quality. ONLY=row takes one row.
ONLY ?=
peers: wheel
	$(CARGO) build --release --quiet --example core --example quote_pairs
	$(PYTHON) benchmarks/run.py --shared $(SHARED) $(addprefix --only ,$(ONLY))

# How time grows, as a table and as pictures in docs/images; MODE=--short is for CI, MODE=--long goes to 100 MB.
MODE ?=
scaling: dev
	$(BIN)/python benchmarks/scaling.py $(MODE)

# Every floor and every reader under a million inputs made to break them, with every check of a debug build.
RUNS ?= 1000000
fuzz:
	CROSSWIRE_FUZZ=$(RUNS) nice -n 19 $(CARGO) test --profile fuzz --test fuzz -- --nocapture

# Everything at once for half an hour: threads, forks, interrupts, exceptions; memory must not grow.
MINUTES ?= 30
soak: dev
	nice -n 19 $(BIN)/python benchmarks/soak.py --minutes $(MINUTES) --svg docs/images/soak-memory.svg

# The typed stub of the core, written by PyO3's introspection.
stubs: $(VENV)/ready
	$(BIN)/maturin generate-stubs --out python --quiet
	$(BIN)/python tests/overloads.py

# Train every model from DATA (fixed seed: the same bytes for the same data).
model:
	for model in segmentation words pos names quotations; do \
		$(CARGO) run --release --features train --bin train -- $$model --data $(DATA) || exit 1; \
	done

# Figures on the development data in DATA, made with the scorers beside it.
evaluate: dev
	$(BIN)/python tests/evaluate.py --shared $(SHARED)
	$(BIN)/python tests/evaluate_compare.py --shared $(SHARED)
	$(BIN)/python tests/evaluate_corpus.py --shared $(SHARED)

# Portable wheels for Linux: glibc of 2014 and newer, and musl. Zig is the C compiler; the target for musl comes by rustup.
wheel: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --group wheels
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/maturin build --release --zig --compatibility manylinux_2_17 --out dist
	rustup target add x86_64-unknown-linux-musl
	PATH="$(abspath $(BIN)):$$PATH" $(BIN)/maturin build --release --zig --target x86_64-unknown-linux-musl \
		--compatibility musllinux_1_2 --out dist

# A wheel for machines like this one.
wheel-here: $(VENV)/ready
	$(BIN)/maturin build --release --out dist

sdist: $(VENV)/ready
	$(BIN)/maturin sdist --out dist

# The manual, in site/html: every notebook and every block of its pages is run, warnings are errors.
docs: dev
	rm -rf site
	$(BIN)/sphinx-build --fail-on-warning --keep-going --quiet --doctree-dir site/doctrees docs site/html
	$(BIN)/python -m pytest tests/python/test_docs.py

clean:
	rm -rf target dist site $(VENV) comparison.html
