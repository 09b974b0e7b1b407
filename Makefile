# Comity: `make` lists what can be asked for.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
EXAMPLE := examples/belarus-kazakhstan
FUZZ_SECONDS ?= 60

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' Makefile | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

.PHONY: setup
setup: $(STAMP) ## build .venv from requirements.lock

# uv itself is installed by pip from the hashes in the lock; everything else, the build backend included, by uv from the same
# lock. The project is installed without build isolation, so that nothing unpinned is ever fetched. Bytecode is compiled here
# because some machines forbid Python to write it, and then every start of the command line would compile again.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Comity needs Python 3.11 or newer: make setup PYTHON=/path/to/python3.11" >&2; exit 2; }
	@if ! $(BIN)/uv --version >/dev/null 2>&1; then \
	  echo "setting up $(VENV) ..."; \
	  $(PYTHON) -m venv --clear $(VENV); \
	  sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > $(VENV)/uv.lock; \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $(VENV)/uv.lock; \
	fi
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip sync --quiet --require-hashes --link-mode copy --compile-bytecode requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

.PHONY: brief
brief: setup ## write build/brief.html, .pdf, .docx and .xlsx from the example
	@mkdir -p build
	@$(BIN)/comity brief $(EXAMPLE) --pair BLR-KAZ --full --format html,pdf,docx,xlsx -o build/brief

.PHONY: fast
fast: setup ## compile the reader into .venv-fast (needs a C compiler), once it has read the same
	@$(BIN)/python tools/fast.py

.PHONY: lint
lint: setup ## style, types and the walls between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

.PHONY: packages
packages:
	@bash tools/system-packages.sh

.PHONY: test
test: setup lint packages ## every gate: lint, types, imports, tests
	$(BIN)/pytest

.PHONY: check
check: test ## the same as test, by the name developers look for

.PHONY: fuzz
fuzz: setup ## search for texts that the reader stumbles over (needs the network; Linux)
	@mkdir -p build
	@test -x build/fuzz/bin/python || $(PYTHON) -m venv build/fuzz
	@build/fuzz/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r fuzz/requirements.txt
	PYTHONPATH=src build/fuzz/bin/python fuzz/reading.py -max_total_time=$(FUZZ_SECONDS) -max_len=2000

.PHONY: forms
forms: setup ## rebuild the generated tables (tools/build_*.py: Russian word forms)
	@for script in tools/build_*.py; do echo "$$script"; $(BIN)/python "$$script"; done

.PHONY: docs
docs: setup ## rebuild the generated reference pages
	$(BIN)/python tools/licences.py
	$(BIN)/python tools/cli_reference.py
	$(BIN)/python tools/tour.py

.PHONY: lock
lock: setup ## resolve requirements.lock anew from pyproject.toml (needs the network)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --group dev $(LOCK_FLAGS) pyproject.toml -o requirements.lock

.PHONY: clean
clean: ## remove what was built, the environment included
	rm -rf build $(VENV) .venv-fast .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests tools -name __pycache__ -type d -prune -exec rm -rf {} +
