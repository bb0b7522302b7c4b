# The two commands of the README, and the checks. Needs Python 3.11 or later with venv, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
WORKERS ?= 2

HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: run ask test browser check format benchmark lock translations clean

run: $(READY)  ## set everything up and serve the form and the API
	@$(BIN)/recommender serve --host $(HOST) --port $(PORT)

ask: $(READY)  ## the same interview in the terminal
	@$(BIN)/recommender ask

# the crowds and the browser run apart, without the coverage tracer that would treble their time
test: $(READY) browser  ## set everything up and pass all tests, with coverage
	@rm -f .coverage .coverage.*
	$(BIN)/pytest -n $(WORKERS) -m "crowd or browser"
	$(BIN)/pytest -n $(WORKERS) -m "not (crowd or browser)" --cov --cov-report=
	$(BIN)/coverage report
	$(BIN)/coverage report --include='*/domain/*,*/inference/*,*/planning/*' --fail-under=100

browser:  ## bring Debian's chromium for the browser tests, where that is allowed
	@if command -v chromium >/dev/null 2>&1; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing chromium for the browser tests..."; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null \
			|| echo "*** chromium could not be installed: THE BROWSER TESTS WILL BE SKIPPED ***"; \
	else echo "*** no chromium here and no right to install it: THE BROWSER TESTS WILL BE SKIPPED ***"; fi

check: $(READY)  ## format, lint, types, layers, content
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/recommender check
	$(BIN)/recommender prove

format: $(READY)  ## write the format that check asks for
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

benchmark: $(READY)  ## measure a decision and a week
	$(BIN)/python -m benchmarks.decide_and_plan

lock:  ## renew the locked versions and their hashes; needs uv
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --upgrade \
		--generate-hashes --no-header --no-annotate --no-emit-index-url -q -o requirements.lock

translations: $(READY)  ## write the template for translators: build/messages.pot
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k _ -k LazyText -k counted:1,2 -o build/messages.pot .

clean:
	rm -rf $(VENV) .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist

# uv where it is there, else venv and pip; the lock file's hashes hold for both
$(READY): requirements.lock pyproject.toml
	@echo "Setting up $(VENV) (once)..."
	@if command -v uv >/dev/null 2>&1; then \
		uv venv -q --allow-existing --python $(PYTHON) $(VENV) && \
		uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock && \
		uv pip install -q --python $(BIN)/python --no-deps -e . ; \
	else \
		$(PYTHON) -m venv $(VENV) && \
		$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock && \
		$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e . ; \
	fi
	@touch $@
