# Everything here sets itself up first, in .venv, and needs only a Python (3.11 or newer) and make.
# Works with GNU make from 3.81 on.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
SHELL := /bin/sh

# Yours to choose: make run PORT=8600, make test ARGS="-k readers", make test PYTHON=python3.13
PYTHON  ?=
ADDRESS ?= localhost
PORT    ?= 8501
WORKERS ?= 2
ARGS    ?=

PY  := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet

# Nothing of the user's own Python gets in, and nothing is put there.
unexport PYTHONHOME PYTHONPATH PIP_TARGET PIP_PREFIX PIP_ROOT
export PYTHONNOUSERSITE := 1
export PIP_USER := 0

# ---------------------------------------------------------------- for everybody

.PHONY: help
help: ## this list
	@echo 'Prevention Impact. What make can do:'
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'The first call installs what is needed, in .venv; later calls only when the requirements changed.'

.PHONY: run
run: .venv/.run ## start the dashboard at http://localhost:8501 (PORT=8600 for another port)
	@echo 'Prevention Impact: open http://$(ADDRESS):$(PORT) in a browser. Ctrl-C stops it.'
	@exec $(PY) -m streamlit run server.py --server.address=$(ADDRESS) --server.port=$(PORT) \
		--server.showEmailPrompt=false --browser.gatherUsageStats=false $(ARGS)

.PHONY: demo
demo: .venv/.run ## fill the store with made-up example data
	$(PY) -m reports.demonstration

# ---------------------------------------------------------------- for developers

.PHONY: test
test: .venv/.dev ## run the tests (ARGS="-k readers" for some of them)
	$(PY) -m pytest --numprocesses $(WORKERS) --dist worksteal $(ARGS)

.PHONY: check
check: .venv/.dev ## lint, formatting, types, who may import whom, generated documents current
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	$(PY) -c 'from importlinter.cli import lint_imports_command as main; main(["--no-logo"])'
	$(PY) -m reports.docs --check

.PHONY: format
format: .venv/.dev ## put the code in the form that check asks for
	$(PY) -m ruff check --fix-only
	$(PY) -m ruff format

.PHONY: docs
docs: .venv/.dev ## write the generated documents anew
	$(PY) -m reports.docs $(ARGS)

.PHONY: bench
bench: .venv/.dev ## measure how fast it is
	$(PY) -m benchmarks $(ARGS)

# --universal: one list for every platform and every Python from 3.11 on,
# so that what is tested on one is what runs on the others.
COMPILE = cd requirements && ../.venv/bin/uv pip compile --no-config --cache-dir ../.venv/.uv --quiet --upgrade \
	--universal --python-version 3.11 --fork-strategy fewest --no-python-downloads \
	--generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command 'make pin'

.PHONY: pin
pin: .venv/bin/python ## move all requirements to their newest versions (requirements/*.txt)
	$(PIP) install --require-hashes -r requirements/pin.txt
	$(COMPILE) --output-file run.txt run.in
	$(COMPILE) --output-file dev.txt dev.in
	$(COMPILE) --output-file pin.txt pin.in

.PHONY: clean
clean: ## remove .venv and all caches (the data in var/ stay)
	rm -rf .venv .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache test-results
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- setting up

NEEDS := import sys; sys.version_info >= (3, 11) or sys.exit(1)

.venv/bin/python:
	@chosen=; \
	for python in $(or $(PYTHON),python3 python3.13 python3.12 python3.11 python); do \
		if "$$python" -c '$(NEEDS)' >/dev/null 2>&1; then chosen=$$python; break; fi; \
	done; \
	if [ -z "$$chosen" ]; then \
		echo 'Prevention Impact needs Python 3.11 or newer, and $(if $(PYTHON),"$(PYTHON)" is none,none was found).' >&2; \
		echo 'Install one, or name it: make PYTHON=/path/to/python3.13 ...' >&2; \
		exit 1; \
	fi; \
	if ! "$$chosen" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "$$chosen cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2; \
		exit 1; \
	fi; \
	echo "Setting up .venv with $$("$$chosen" --version)."; \
	"$$chosen" -m venv --clear .venv || { rm -rf .venv; exit 1; }

# dev.txt holds everything that run.txt does, so the second stamp stands for the first as well.
.venv/.run: requirements/run.txt | .venv/bin/python
	@echo 'Installing what the dashboard needs (once; a minute or so).'
	@$(PIP) install --require-hashes -r requirements/run.txt
	@touch .venv/.run

.venv/.dev: requirements/dev.txt requirements/run.txt | .venv/bin/python
	@echo 'Installing what the tests and checks need (once; a minute or so).'
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch .venv/.run .venv/.dev
