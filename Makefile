# The two commands of the README, and the checks. Needs Python 3.11 or later with venv, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# stamps: the locked packages are in, then the project itself, then all extras, then what tests add
LOCKED := $(VENV)/.locked
READY := $(VENV)/.ready
EXTRAS := $(VENV)/.extras
DEV := $(VENV)/.dev
PEERS := $(VENV)/.peers
# one more than two cores: a fifth of the time a test waits, for a browser, a server or a lock
WORKERS ?= 3
# the same examples of hypothesis in every run; SEED=random draws others
SEED ?= 1

# uv where it is there, else the pip that Python brings; `make UV= …` takes pip all the same
UV ?= $(shell command -v uv 2>/dev/null)
MAKE_VENV = $(PYTHON) -m venv $(if $(UV),--without-pip) $(VENV)
INSTALL = $(if $(UV),$(UV) pip install -q --python $(BIN)/python,$(BIN)/python -m pip install -q --disable-pip-version-check)
# A lock is the whole closure, so nothing is resolved and nothing comes in but by its hash. Nothing
# is built but frozendict, which has no wheel, and by the locked tools.
FROM_LOCK = $(INSTALL) --no-deps --require-hashes --no-build-isolation --only-binary :all: --no-binary frozendict
COMPILE = uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-strip-extras --no-header --no-annotate --no-emit-index-url
# what stands in a lock already does not stand in the next
without = $$(sed -n 's/^\([a-z0-9-]*\).*==.*/--no-emit-package \1/p' $(1))

HOST ?= 127.0.0.1
PORT ?= 8000
# tests of the core, which alone are run under the coverage tracer: it more than doubles their time
CORE = tests/domain tests/inference tests/planning tests/exchange tests/explain \
	tests/test_cases.py tests/test_pipeline.py tests/test_vignettes.py tests/test_vocabulary.py
OF_CORE = --include='*/domain/*,*/inference/*,*/planning/*' --fail-under=100
SHELL_OF_CHROMIUM = chromium-headless-shell
BRING_CHROMIUM = { timeout 300 apt-get update -qq && \
	DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -qq $(SHELL_OF_CHROMIUM); }
# the whole chromium does as well, and takes longer
WITH_WINDOWS = command -v chromium >/dev/null 2>&1
PANGO = libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
# where bytecode is not written, each worker rewrites the asserts of all tests again
PYTEST = env -u PYTHONDONTWRITEBYTECODE $(BIN)/pytest -n $(WORKERS) --dist worksteal \
	$(if $(filter random,$(SEED)),,--hypothesis-seed=$(SEED))

.PHONY: run setup extras ask test test-slow coverage browser pango check check-all-else check-proof format benchmark sbom lock translations pseudo-language icons clean

run: $(READY)  ## set everything up and serve the form and the API
	@RECOMMENDER_API_DOCS=$${RECOMMENDER_API_DOCS:-1} $(BIN)/recommender serve --host $(HOST) --port $(PORT)

setup: $(READY)  ## set up what runs, no more

extras: $(EXTRAS)  ## add what only some need: PostgreSQL, OpenID Connect, encrypted backups, Parquet, PDF

ask: $(READY)  ## the same interview in the terminal
	@$(BIN)/recommender ask

test: $(DEV) browser pango  ## set everything up and pass all tests but the slow ones
	$(PYTEST) -m "not slow"

test-slow: $(DEV)  ## the slow tests, and the core under coverage
	$(PYTEST) -m slow
	@rm -f .coverage .coverage.*
	$(PYTEST) -m "not crowd" --cov --cov-report= $(CORE)
	$(BIN)/coverage report $(OF_CORE)

coverage: $(DEV) browser pango  ## measure what all tests together cover, which takes more than twice as long
	@rm -f .coverage .coverage.*
	PEOPLE=10000 $(PYTEST) --cov --cov-report=
	$(BIN)/coverage report --fail-under=95
	$(BIN)/coverage report $(OF_CORE)

pango:  ## bring what makes PDF from Debian, where that is allowed
	@if ldconfig -p 2>/dev/null | grep -q libpangoft2-1.0; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing pango for the tests of PDF..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $(PANGO) >/dev/null \
			|| echo "*** pango could not be installed: THE TESTS OF PDF WILL BE SKIPPED ***"; \
	else echo "*** no pango here and no right to install it: THE TESTS OF PDF WILL BE SKIPPED ***"; fi

browser:  ## bring Debian's chromium without windows for the browser tests, where that is allowed
	@if command -v $(SHELL_OF_CHROMIUM) >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing $(SHELL_OF_CHROMIUM) for the browser tests..."; \
		$(BRING_CHROMIUM) >/dev/null || $(WITH_WINDOWS) \
			|| echo "*** chromium could not be installed: THE BROWSER TESTS WILL BE SKIPPED ***"; \
	else $(WITH_WINDOWS) \
		|| echo "*** no chromium here and no right to install it: THE BROWSER TESTS WILL BE SKIPPED ***"; fi

check: $(DEV)  ## format, lint, types, layers, content
	@# the proof has one core for as long as all else needs the other
	@$(MAKE) --no-print-directory -j2 check-all-else check-proof

check-all-else:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/recommender format --check
	$(BIN)/recommender check

check-proof:
	$(BIN)/python -m tests.proving

format: $(DEV)  ## write the format that check asks for
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/recommender format

benchmark: $(READY)  ## measure a decision and a week
	$(BIN)/python -m benchmarks.decide_and_plan

benchmark-peers:  ## compare with other engines, in an environment of its own
	@$(MAKE) --no-print-directory VENV=$(VENV)-peers compare-peers

compare-peers: $(PEERS)
	$(BIN)/python -m benchmarks.peers

sbom: $(DEV)  ## list all that is installed to run, with licences: build/sbom.json (CycloneDX)
	@$(MAKE) --no-print-directory VENV=$(VENV)-run extras
	@mkdir -p build
	$(BIN)/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
		--of JSON -o build/sbom.json $(VENV)-run/bin/python

lock:  ## renew the locked versions and their hashes; needs uv
	$(COMPILE) pyproject.toml -o requirements.lock
	$(COMPILE) --group build -c requirements.lock -o requirements-build.lock
	$(COMPILE) pyproject.toml --all-extras -c requirements.lock \
		$(call without,requirements.lock) -o requirements-extras.lock
	$(COMPILE) pyproject.toml --all-extras --group dev \
		-c requirements-build.lock -c requirements.lock -c requirements-extras.lock \
		$(call without,requirements.lock requirements-extras.lock) -o requirements-dev.lock
	$(COMPILE) pyproject.toml --group peers -c requirements.lock \
		$(call without,requirements.lock) -o requirements-peers.lock

translations: $(READY)  ## write the template for translators: build/messages.pot
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k _ -k marked -k LazyText -k counted:1,2 -k counted_range:1,2 \
		-o build/messages.pot .

pseudo-language: $(DEV)  ## translate everything into a made-up language: build/translations
	$(BIN)/python -m tests.pseudo_language build/translations

icons: $(DEV) browser  ## draw the icons of the home screen from icon.svg
	$(BIN)/python -m tests.browser.drawing_icons

clean:
	rm -rf $(VENV) $(VENV)-peers $(VENV)-run .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

$(LOCKED): requirements-build.lock requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "This needs Python 3.11 or later, but \"$(PYTHON) --version\" says:" \
			"$$($(PYTHON) --version 2>&1 || true)"; \
		echo "Name a newer one, for example: make run PYTHON=python3.12"; exit 1; } >&2
	@echo "Setting up $(VENV) (once)..."
	@rm -rf $(VENV)
	@$(MAKE_VENV)
	@$(FROM_LOCK) -r requirements-build.lock
	@$(FROM_LOCK) -r requirements.lock
	@touch $@

$(READY): $(LOCKED) pyproject.toml
	@$(INSTALL) --no-deps --no-index --no-build-isolation -e .
	@touch $@

$(EXTRAS): $(READY) requirements-extras.lock
	@$(FROM_LOCK) -r requirements-extras.lock
	@touch $@

$(DEV): $(EXTRAS) requirements-dev.lock
	@echo "Adding what the tests need (once)..."
	@$(FROM_LOCK) -r requirements-dev.lock
	@touch $@

$(PEERS): $(READY) requirements-peers.lock
	@echo "Adding the engines to compare with (once)..."
	@$(FROM_LOCK) -r requirements-peers.lock
	@touch $@
