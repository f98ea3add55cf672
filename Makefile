# The everyday commands. `make demo` and `make test` set up all that they need, then do their work.
# For a machine without make, CONTRIBUTING.md lists the same commands one by one.

VENV := .venv
BIN := $(VENV)/bin
PEERS := $(VENV)-peers
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
FRESH_ENOUGH := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$python -c '$(FRESH_ENOUGH)' >/dev/null 2>&1; then echo $$python; break; fi; done)
NO_PYTHON := Python 3.11 or later with venv is needed (on Debian: apt-get install python3-venv). \
	Another one than python3 is named so: make PYTHON=/path/to/python
COMPILE := UV_CUSTOM_COMPILE_COMMAND="make lock" $(BIN)/uv pip compile pyproject.toml --quiet --universal \
	--python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links $(UPGRADE)
# More arguments for pytest: make test ARGS="-k vienna"
ARGS ?=
# How many meetings: make benchmark SIZES=10k
SIZES ?= 10k,100k,1M
# How many reports are resolved: make benchmark-scale REPORTS="10k 100k 1M"
REPORTS ?= 10k 100k

export PYTHONUTF8 := 1

.DEFAULT_GOAL := help
.PHONY: help demo test test-fast test-neo4j-2026 lint types format schema quality benchmark benchmark-scale notebook browser-kit state-questions lock clean torture

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

demo: $(VENV)/.runtime ## Load the examples into ./demo and ask them a question
	@rm -rf demo
	$(BIN)/kg --store demo load examples
	$(BIN)/kg --store demo ask "who met in Vienna and when"
	@printf '\n%s\n' 'The graph is in ./demo. Where to go next:' \
		'  $(BIN)/kg --store demo ask "who met in Astana in 2024" --show-query' \
		'  $(BIN)/kg --store demo path "Ingrid Solhaug" "Daniyar Seitkali"' \
		'  $(BIN)/kg --store demo export turtle -o meetings.ttl' \
		'More questions are in docs/examples.md, all commands under $(BIN)/kg --help.'

test: $(VENV)/.dev ## Run all tests with coverage, on a real Neo4j too where one can be had
	$(BIN)/python -m pytest --cov --cov-report=term $(ARGS)

test-fast: $(VENV)/.dev ## Run the tests that take seconds
	$(BIN)/python -m pytest -q -m "not neo4j and not slow" $(ARGS)

# What depends on the server: stores, sequences of changes, the order of loading, queries, exports.
test-neo4j-2026: $(VENV)/.dev ## Run what depends on the server on Neo4j 2026 (Java 25 and Maven, or Docker)
	KG_NEO4J_VERSION=2026 KG_REQUIRE_NEO4J=1 $(BIN)/python -m pytest -q -m neo4j tests/neo4j tests/store \
		tests/test_sequences.py tests/test_order.py tests/query tests/export $(ARGS)

torture: $(VENV)/.dev ## Kill writers, fill disks, flip bytes … at full size, and count what is lost
	$(BIN)/python -m tests.torture $(ARGS)

lint: $(VENV)/.dev ## Check style and formatting
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.dev ## Check types
	$(BIN)/mypy

format: $(VENV)/.dev ## Format the code and mend what can be mended
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

schema: $(VENV)/.dev ## Generate schemas/generated/ from the LinkML schema
	$(BIN)/python -m tools.generate_schema

browser-kit: $(VENV)/.dev ## Write the guide and the saved queries for Neo4j Browser out of queries/browser/saved/
	$(BIN)/python -m tools.browser_kit

state-questions: $(VENV)/.dev ## Ask the official records and write docs/state-questions.md
	$(BIN)/python -m tools.state_questions

quality: $(VENV)/.dev ## Measure extraction on the annotated sets and write docs/quality.md
	$(BIN)/python -m tools.quality

benchmark: $(VENV)/.dev ## Measure both stores at scale and write docs/benchmarks.md; SIZES=10k for a short run
	$(BIN)/python -m benchmarks.stores --sizes $(SIZES)

benchmark-scale: $(VENV)/.dev $(PEERS)/pyvenv.cfg ## Measure how an archive is read and resolved: words a second, speed-up, growth, peers; REPORTS="10k 100k 1M" for all
	missed=0; for what in throughput "resolution --reports $(REPORTS)" "peers --articles 60 --python $(PEERS)/bin/python"; do \
		$(BIN)/python -m benchmarks.$$what || missed=1; done; exit $$missed

# Those beside whom we are measured have an environment of their own: nothing here depends on them.
$(PEERS)/pyvenv.cfg: $(VENV)/pyvenv.cfg
	$(BIN)/python -m venv $(PEERS)
	$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install neo4j-graphrag==1.22.0 graphiti-core==0.31.2 httpx \
		|| { rm -rf $(PEERS); exit 1; }

notebook: $(VENV)/.dev ## Execute docs/state-records.ipynb anew, over the official records beside the checkout
	$(BIN)/python tools/notebook.py

lock: $(VENV)/.dev ## Pin all dependencies anew after a change; UPGRADE=--upgrade takes newer ones
	$(COMPILE) --group dev --extra notebook --extra parquet --extra ray --output-file requirements-dev.lock
	$(COMPILE) --constraints requirements-dev.lock --output-file requirements.lock
	$(subst pip compile pyproject.toml,pip compile,$(COMPILE)) --group build \
		--constraints requirements-dev.lock --output-file requirements-build.lock

clean: ## Remove all that these commands made, the environment too
	rm -rf $(VENV) $(PEERS) demo dist build htmlcov .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find kg tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "$(NO_PYTHON)"; exit 1; }
	@echo "Setting up $(VENV): this takes a minute or two, once."
	$(PYTHON) -m venv $(VENV) || { rm -f $@; exit 1; }

# The lock files are complete, so nothing is left to resolve (--no-deps). With its resolver on, pip asks for the
# newest release of what is named with extras ("coverage[toml]"), and stops: that one has no hash here.
$(VENV)/.runtime: $(VENV)/pyvenv.cfg requirements.lock requirements-build.lock pyproject.toml
	$(PIP) install --require-hashes --no-deps -r requirements.lock -r requirements-build.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/pyvenv.cfg requirements-dev.lock pyproject.toml
	$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
