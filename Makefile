# Every job of the project. `make demo` and `make test` need Rust, Python 3.11 and pip, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CARGO := cargo
SHARED ?= ../shared
DATA ?= $(SHARED)/data

.PHONY: dev demo test lint bench stubs model evaluate wheel docs clean

# The environment, made once and whenever the list of packages changes.
$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

# Build (optimised) and install into the environment.
dev: $(VENV)/ready
	VIRTUAL_ENV=$(abspath $(VENV)) $(BIN)/maturin develop --release --quiet
