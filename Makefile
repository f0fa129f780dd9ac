# Two commands do everything: `make` builds the reports, `make test` proves them.
# Needed beforehand: CPython 3.11.5 to 3.13, make, and a package index for the first run.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
export PATH := $(CURDIR)/$(BIN):$(PATH)
# BLAS threads fight the pipeline's own workers and buy nothing at this size.
export OPENBLAS_NUM_THREADS := 1
export DVC_NO_ANALYTICS := 1
# Where this is set, every Python compiles every library anew at every start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := all
.PHONY: all test check verify lock site clean help

all: $(READY) ## build everything that is out of date, then say which file to open
	@microfactory index-cases
	@microfactory repro

site: $(READY) ## the pages that lead to the others, and the downloads, from the results as they are
	@test -f reports/index.html || $(MAKE) --no-print-directory all
	@dvc repro --quiet --single-item data_package site
	@echo "Open reports/index.html in a browser."

test: all ## every test, the notebooks' outputs included, after the static checks
	@$(MAKE) --no-print-directory check
	pytest -n auto
	pytest --nbval -p no:xdist notebooks

check: $(READY) ## style, types, layers and the case files
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	microfactory check

verify: $(READY) ## the whole pipeline again in a second folder, hash by hash
	microfactory verify

lock: $(READY) ## make requirements.lock anew from pyproject.toml
	uv pip compile --universal --fork-strategy fewest --python-version 3.11.7 --generate-hashes --no-header --no-annotate --extra dev --quiet --output-file requirements.lock pyproject.toml

clean: ## remove what is generated (not the environment)
	rm -rf data/tidy reports .dvc/cache .dvc/tmp

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

# uv comes from the same lock, hash-checked like the rest; then it installs the rest.
$(READY): requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@date +%s > .venv/begun.txt
	@sed -n '/^uv==/,/[^\\]$$/p' requirements.lock > .venv/uv.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r .venv/uv.txt
	@uv pip install --quiet --python $(BIN)/python --no-deps --require-hashes -r requirements.lock
	@uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@echo "Installed in $$(( $$(date +%s) - $$(cat .venv/begun.txt) )) s."
	@touch $@
