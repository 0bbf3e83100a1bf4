# Everything one does here, by name. `make help` lists it; `make run` and `make test` install what they need first.
PYTHON ?= python3
BIN := .venv/bin
DATA ?=

.DEFAULT_GOAL := help
.PHONY: help install run test check format scorecard speed web wheel docs pictures lock clean

help: ## list these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

install: .venv/.installed ## set up .venv with the triplewire command

run: .venv/.installed ## build the graph from the articles under data/raw (the samples, at first)
	@$(BIN)/triplewire build

test: .venv/.installed-dev ## run the tests
	@$(BIN)/python -m pytest

check: .venv/.installed-dev ## lint and type-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/.installed-dev ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

scorecard: .venv/.installed-dev ## measure quality on the sets under DATA=DIR (and on our own gold set)
	@$(BIN)/python -m benchmarks.quality $(if $(DATA),--data $(DATA))

speed: .venv/.installed-dev ## measure speed against spaCy alone
	@$(BIN)/python -m benchmarks.speed $(if $(DATA),--data $(DATA))

web: ## build the explorer and the editor of `triplewire serve` (needs npm)
	@cd web && npm ci --silent && node build.mjs

wheel: web .venv/.installed-dev ## build a wheel with everything inside
	@$(BIN)/pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

docs: run ## renew docs/sparql.md and docs/sample-graph.svg from the sample graph, docs/ontology.html from the vocabulary
	@$(BIN)/python docs/saved_queries.py
	@$(BIN)/triplewire export --format svg --output docs/sample-graph.svg
	@$(BIN)/python docs/ontology_page.py

pictures: run web ## renew docs/pictures from the sample graph (needs Chromium and chromedriver)
	@$(BIN)/python docs/pictures.py

lock: .venv/.installed-dev ## renew the pinned requirements (they name no registry)
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --generate-hashes --no-emit-index-url --no-header --quiet --upgrade \
		--python-version 3.11 --universal -o requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-header --quiet \
		--python-version 3.11 --universal -c requirements.txt -o requirements-dev.txt

clean: ## take away the graph and caches (not the articles)
	rm -rf data/graph/* data/graph/.cache .pytest_cache .mypy_cache .ruff_cache .hypothesis dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11 …" >&2; exit 1; }
	@$(PYTHON) -m venv .venv

.venv/.installed: requirements.txt pyproject.toml | .venv/bin/python
	@echo "Installing into .venv (once; a few minutes) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/.installed-dev: requirements-dev.txt pyproject.toml .venv/.installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
