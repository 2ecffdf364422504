# The one face of the project; `make help` lists the targets.
# Needs make, Python 3.11 or newer with venv, and the package registry that pip is set up for.

VENV := .venv
PYTHON ?=
PORT ?= 8700
REPLAY := var/replay

BIN := $(VENV)/bin
# The pages are built with the node of the environment; nobody needs one of their own.
NPM := PATH='$(abspath $(BIN))':$$PATH npm --no-fund --no-audit --no-update-notifier
CONSOLE := src/checkfire/console/built/index.html
CONSOLE_SOURCES := $(shell find console -path console/node_modules -prune -o -path console/build -prune -o -type f ! -name shapes.d.ts -print 2>/dev/null)
PY := $(BIN)/python
# Compiled where there is a compiler; checks give the same answers without it.
KERNEL := src/checkfire/store/kernel.so
PIP_INSTALL := sh tools/install.sh $(PY)
# The locks are complete, so nothing is resolved here: a newer release of anything changes nothing.
PIP_LOCKED := $(PIP_INSTALL) --no-deps --only-binary :all: --require-hashes

PURE := errors vocab wire proof locate picture check duty
PURE_SOURCES := $(wildcard $(foreach room,$(PURE),src/checkfire/$(room) src/checkfire/$(room).py))
PURE_TESTS := $(wildcard $(foreach room,$(PURE),tests/unit/$(room) tests/unit/test_$(room).py))
# The slowest of them, which few changes turn red.
SLOW := --deselect tests/properties/test_picture_properties.py::test_random_days_are_busy_days \
	--deselect tests/unit/picture/test_replay_elsewhere.py
comma := ,
empty :=
space := $(empty) $(empty)
PURE_COVER := $(subst $(space),$(comma),$(foreach path,$(PURE_SOURCES),$(path)$(if $(filter %.py,$(path)),,/*)))

SHELL := /bin/sh
unexport PYTHONHOME PYTHONPATH
.DEFAULT_GOAL := help

# An environment whose Python is gone, or that was moved with its folder, is made anew.
$(shell sh tools/drop_stale.sh '$(CURDIR)/$(VENV)')

NEED_BASH = @command -v bash >/dev/null || { \
	echo "The tests type the commands of the documents into bash, which is not installed; install it (on Debian: apt-get install bash) and run make again." >&2; exit 1; }
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help run test quick console lint fix type docs check pictures bench bench-check bench-reader build lock clean

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.run $(CONSOLE) $(KERNEL) ## Play the replay in the terminal, then serve it on 127.0.0.1:8700 (PORT=... for another).
	$(BIN)/checkfire demo --out $(REPLAY) --fresh
	exec $(BIN)/checkfire serve --data $(REPLAY) --port $(PORT)

test: $(VENV)/.test $(CONSOLE) $(KERNEL) ## Run all tests, browser included: 100 % of the branches of the pure half, 90 % elsewhere.
	$(NEED_BASH)
	@sh tools/get_browser.sh
	cd console && $(NPM) test --silent
	$(BIN)/coverage erase
	$(BIN)/pytest --cov --cov-report=
	$(BIN)/coverage report --include='$(PURE_COVER)' --fail-under=100
	$(BIN)/coverage report --omit='$(PURE_COVER)' --fail-under=90

quick: $(VENV)/.test ## Test the pure half, with few examples, in under 30 s.
	$(BIN)/pytest -q --hypothesis-profile=quick $(SLOW) $(PURE_TESTS) $(wildcard tests/properties)

console: $(VENV)/.run $(CONSOLE) ## Build the pages into src/checkfire/console/built.

lint: $(VENV)/.test ## Read the code: layout, ruff, the bans of the pure half, import contracts, budgets.
	$(BIN)/ruff format --check --quiet
	$(BIN)/ruff check
	$(BIN)/ruff check --config ruff-pure.toml $(PURE_SOURCES)
	$(BIN)/lint-imports --no-logo
	$(BIN)/pytest -q tests/hygiene

fix: $(VENV)/.test ## Lay out the code and mend what ruff can mend.
	-$(BIN)/ruff check --fix --quiet
	$(BIN)/ruff format

type: $(VENV)/.test $(CONSOLE) ## Check the types: mypy --strict and svelte-check, no baseline.
	$(BIN)/mypy
	cd console && $(NPM) run --silent check
	$(BIN)/mypy tests/typing

docs: $(VENV)/.test ## Check the documents against the code: type their commands, compare their pages and links.
	$(NEED_BASH)
	$(BIN)/pytest -q tests/docs

check: lint type docs test ## All of lint, type, docs and test: what a change has to pass.

pictures: $(VENV)/.test $(CONSOLE) ## Take the pictures of the README anew, into docs/pictures.
	@sh tools/get_browser.sh
	@mkdir -p docs/pictures
	CHECKFIRE_PICTURES=docs/pictures $(BIN)/pytest -q tests/browser/test_pictures.py

bench: $(VENV)/.test $(VENV)/.bench ## Run the benchmarks in bench/, each printing its ratios.
	@set -e; for file in bench/bench_*.py; do \
		[ -e "$$file" ] || { echo "There is no bench/bench_*.py to run." >&2; exit 1; }; \
		$(PY) "$$file"; \
	done

bench-check: $(VENV)/.test $(KERNEL) ## Measure checks beside PostGIS, STRtree and a linear scan (SIZES="10000 100000").
	@sh tools/get_postgis.sh
	$(PY) bench/bench_check.py $(SIZES)

bench-reader: $(VENV)/.test $(VENV)/.bench ## Read the hard set with our reader, lat-lon-parser, geopy and mgrs.
	$(PY) bench/bench_reader.py

build: $(VENV)/.run $(CONSOLE) ## Build the wheel into dist/.
	rm -rf build
	$(PY) -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	rm -rf build

# One version for all Pythons, and nothing of this machine's own settings: no addresses, no extra sources.
COMPILE := $(BIN)/uv --no-config --quiet pip compile --universal --python-version 3.11 --fork-strategy fewest \
	--upgrade --generate-hashes --no-header --no-emit-index-url --no-emit-find-links

lock: $(VENV)/.tools ## Resolve the dependencies anew and write requirements/*.txt.
	$(COMPILE) pyproject.toml --group build --group test --output-file requirements/test.txt
	$(COMPILE) pyproject.toml --group build --constraints requirements/test.txt --output-file requirements/run.txt
	$(COMPILE) --group bench --constraints requirements/test.txt --output-file requirements/bench.txt
	$(COMPILE) --group tools --constraints requirements/test.txt --output-file requirements/tools.txt

clean: ## Remove all that make has made, with the replay; other data in var/ stays.
	rm -rf $(VENV) $(KERNEL) build dist $(REPLAY) src/checkfire/console/built console/build console/node_modules src/*.egg-info .coverage .coverage.* \
		.pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find src tests tools -type d -name __pycache__ -prune -exec rm -rf {} +

# Set-up. A stamp stands for a finished step; a changed lock, or pyproject.toml, repeats it.

$(VENV)/.made: tools/find_python.sh
	@python=$$(PYTHON='$(PYTHON)' sh tools/find_python.sh) && \
		echo "Making $(VENV) with $$python" && rm -rf $(VENV) && "$$python" -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made requirements/run.txt pyproject.toml
	@echo "Installing what Checkfire needs to run"
	@$(PIP_LOCKED) -r requirements/run.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.made requirements/test.txt pyproject.toml
	@echo "Installing what the tests need"
	@$(PIP_LOCKED) -r requirements/test.txt
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

console/node_modules/.package-lock.json: console/package-lock.json | $(VENV)/.run
	@echo "Installing what the console is built with"
	@cd console && $(NPM) ci --silent
	@touch $@

$(CONSOLE): $(CONSOLE_SOURCES) console/node_modules/.package-lock.json $(wildcard src/checkfire/api/*.py) | $(VENV)/.run
	@echo "Building the console"
	@mkdir -p console/build && $(PY) tools/print_openapi.py > console/build/openapi.json
	@cd console && $(NPM) run --silent shapes >/dev/null && $(NPM) run --silent build -- --logLevel warn
	@touch $@

$(KERNEL): src/checkfire/store/kernel.c tools/make_kernel.sh
	@sh tools/make_kernel.sh

$(VENV)/.bench: $(VENV)/.test requirements/bench.txt
	@echo "Installing what the benchmarks measure beside ours"
	@$(PIP_LOCKED) -r requirements/bench.txt
	@touch $@

$(VENV)/.tools: $(VENV)/.made requirements/tools.txt
	@echo "Installing what the locks and the gazetteer are made with"
	@$(PIP_LOCKED) -r requirements/tools.txt
	@touch $@
