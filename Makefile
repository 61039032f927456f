# `make demo` tries Rebound on this machine, `make test` checks it, `make run` is the real thing.
# Needs Python 3.11 or later, make and git. Everything else goes into .venv.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_READY := $(VENV)/run-ready
TEST_READY := $(VENV)/test-ready

.PHONY: demo tour run check test lint types contracts unit bench crash lock clean

demo: $(RUN_READY)  ## Try it: a Discord of its own and a page to click through, without a token
	$(BIN)/rebound demo

tour: $(RUN_READY)  ## A short story in the terminal
	$(BIN)/rebound demo --tour

run: $(RUN_READY)  ## The real thing, with DISCORD_TOKEN
	$(BIN)/rebound run

check: $(RUN_READY)  ## What is still to be set up
	$(BIN)/rebound check

test: lint types contracts unit  ## Everything that must hold

lint: $(TEST_READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(TEST_READY)
	$(BIN)/mypy

contracts: $(TEST_READY)
	$(BIN)/lint-imports

unit: $(TEST_READY)
	$(BIN)/pytest -n 6 --dist worksteal  # more than there are cores: stories wait more than they work

bench: $(TEST_READY)  ## Ratios to a bare discord.py bot, measured in the same run
	$(BIN)/python -m tests.benchmarks

crash: $(TEST_READY)  ## Over 600 processes killed in the middle of what they send: nothing lost, nothing sent twice
	$(BIN)/python -m tests.benchmarks.crash

lock: $(TEST_READY)  ## Pin what pyproject.toml asks for
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header \
		--python-version 3.11 --extra test pyproject.toml -o requirements/test.txt

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit("Rebound needs Python 3.11 or later." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(RUN_READY): $(VENV)/bin/python requirements/run.txt pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(TEST_READY): $(RUN_READY) requirements/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@
