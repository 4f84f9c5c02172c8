# Good Offices: the commands of the project. `make demo` and `make test` need only python3 (3.11 or newer), make and git.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := help
.PHONY: help demo demo-text test check messages bench bench-record bench-agreement bench-desk bench-text soak sbom requirements clean

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

$(VENV)/.base: requirements/base.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Good Offices needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which one to use: make PYTHON=python3.12 demo")'
	@echo "Setting up a virtual environment in $(VENV) (once; a minute or two)"
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is missing. On Debian and Ubuntu it is the package python3-venv."; exit 1; }
	@$(PIP) install --require-hashes -r requirements/base.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.base requirements/dev.txt
	@echo "Adding what the tests need (once)"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.base ## show cases in the terminal, then the desk at http://localhost:8000 (Ctrl-C stops it)
	@$(BIN)/python examples/demo.py

demo-text: $(VENV)/.base ## the part of the demo that goes to the terminal, and the reports
	@$(BIN)/python examples/demo.py --text

test: $(VENV)/.dev ## every test, and the checks of style, types and architecture
	@$(BIN)/python tests/run.py

check: $(VENV)/.dev ## style, types and architecture only
	@$(BIN)/python tests/run.py --checks

messages: $(VENV)/.dev ## gather all texts, bring the catalogues up to date and compile them; NEW=ar begins one
	@$(BIN)/python tests/language/messages.py $(NEW)

bench: $(VENV)/.dev ## how fast, as ratios in one run
	@$(BIN)/python bench/run.py

bench-record: $(VENV)/.dev ## how well and how fast reports are read, each figure with its set (where present); FULL=1: up to 100,000 articles
	@for file in bench/record_*.py; do $(BIN)/python $$file || exit 1; done

bench-text: $(VENV)/.dev ## how fast a draft is read, checked, compared and set, as it grows
	@$(BIN)/python bench/text.py

bench-agreement: $(VENV)/.dev ## how fast agreements are planned, checked and tracked, with the limits
	@$(BIN)/python bench/agreement.py

bench-questions: $(VENV)/.dev ## how few answers reach a good package, on simulated cases
	@$(BIN)/python bench/elicitation.py

bench-desk: $(VENV)/.dev ## how the desk keeps up as a room grows
	@$(BIN)/python bench/desk.py && $(BIN)/python bench/bridge.py && $(BIN)/python bench/conditions.py

soak: $(VENV)/.dev ## a million pairs of random histories that a viewer must not tell apart, and a tenth as many of proposals
	@$(BIN)/python tests/talks/soak.py
	@HISTORIES=10000 $(BIN)/python -m pytest tests/agreement/test_ledger_machine.py tests/agreement/test_tracking.py -q

sbom: $(VENV)/.dev ## what ships, with every pinned package and its hashes, as CycloneDX (out/sbom.cdx.json)
	@mkdir -p out
	@$(BIN)/python -W ignore -m cyclonedx_py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o out/sbom.cdx.json requirements/ship.txt
	@echo "out/sbom.cdx.json"

requirements: ## write the pinned requirement files again (needs uv)
	uv pip compile pyproject.toml --extra server --group build --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/base.txt
	uv pip compile pyproject.toml --extra server --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -c requirements/base.txt -o requirements/ship.txt
	uv pip compile pyproject.toml --extra server --group build --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/dev.txt

clean: ## remove what was built
	rm -rf $(VENV) build dist out .mypy_cache .ruff_cache .hypothesis .import_linter_cache
