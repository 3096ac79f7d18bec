# `make run` sets everything up and opens the window; `make test` sets everything up and runs the tests.
# PYTHON names another interpreter (3.11 or newer); PIP_ARGS adds arguments to pip, such as another index for torch.

VENV := .venv
BIN := $(VENV)/bin
PIP_ARGS ?=
# One process more than there are cores, as tests of windows wait; four at most, since each of them loads torch.
WORKERS ?= $(shell n=$$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1); echo $$((n < 3 ? n + 1 : 4)))
PYTEST_ARGS ?= --numprocesses $(WORKERS) --dist worksteal

.PHONY: run test lint catalogue translations benchmarks screenshots package measure-start deb run-installer verify-packages clean

run: $(VENV)/.run
	@packaging/system-libraries window
	$(BIN)/workbench

# Modules are kept compiled: the tests start hundreds of processes, each of which would compile them all again.
test: $(VENV)/.dev
	@packaging/system-libraries offscreen
	PYTHONDONTWRITEBYTECODE= QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest $(PYTEST_ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# The shipped catalogue, generated from the registries.
catalogue: $(VENV)/.dev
	$(BIN)/python packaging/write_catalogue.py

# What the window says in other languages: collects its sentences, and builds what translates them.
translations: $(VENV)/.dev
	$(BIN)/python packaging/write_translations.py

screenshots: $(VENV)/.dev
	$(BIN)/python resources/screenshots/make.py

# The program that needs no Python, dist/$(FLAVOUR)/workbench; FLAVOUR is cpu or cuda. See packaging/README.md.
FLAVOUR ?= cpu
package:
	PIP_ARGS='$(PIP_ARGS)' packaging/build $(FLAVOUR)

# What is installed on Linux, from that program and with the interpreter that it was frozen with.
PACKING := build/venv-$(FLAVOUR)/bin/python
deb run-installer: dist/$(FLAVOUR)/build.json
	@packaging/linux/tools
	QT_QPA_PLATFORM=offscreen $(PACKING) packaging/linux/$(subst -,_,$@).py $(FLAVOUR)

dist/$(FLAVOUR)/build.json:
	$(MAKE) package

# Installs both, opens, tries and removes them, also in a bare Debian; needs root. The findings go to dist/verify.
verify-packages: deb run-installer
	@packaging/linux/tools verify
	$(PACKING) packaging/linux/verify

# From its start to the window and to the engine, as the packed program has it.
measure-start: $(VENV)/.dev
	$(BIN)/python packaging/measure_start.py dist/$(FLAVOUR)/workbench/workbench

clean:
	rm -rf $(VENV) build dist

$(VENV)/.run: pyproject.toml
	@packaging/make-venv $(VENV)
	@echo "Installing the workbench and what it needs; torch alone is several gigabytes, so this takes some minutes."
	$(BIN)/python -m pip install --quiet $(PIP_ARGS) --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml
	@packaging/make-venv $(VENV)
	@echo "Installing the workbench and what its tests need; torch alone is several gigabytes."
	$(BIN)/python -m pip install --quiet $(PIP_ARGS) --editable '.[dev]'
	@touch $@ $(VENV)/.run

# The figures of the README; the window's needs a screen, or QT_QPA_PLATFORM=offscreen.
benchmarks: $(VENV)/.dev
	$(BIN)/python tests/benchmarks/speed.py
	$(BIN)/python tests/benchmarks/glyphs_gap.py
	$(BIN)/python tests/benchmarks/glyphs_gap.py --dataset textures
	$(BIN)/python tests/benchmarks/window.py
