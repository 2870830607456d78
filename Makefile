# The project's habits; `make help` lists them. Only make and Python 3.11 or newer need to be there.

PYTHON ?= python3
PORT ?= 8000
export PORT

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
# Our own code, for the tools that are told what to read.
CODE := site home news tourism culture tests tools manage.py
TEMPLATES := site home news tourism culture
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-emit-index-url \
	--no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run demo test lint format types messages lock bench check-html local development

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

local:
	@$(PYTHON) tools/environment.py requirements/local.txt

development:
	@$(PYTHON) tools/environment.py requirements/development.txt

run: local ## Start the site at http://localhost:8000 (PORT=8123 make run for another port)
	@exec $(MANAGE) serve

demo: local ## Load what is missing of the demo content
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) demo

test: development ## Run the tests (ARGS="-k sitemap" for some of them)
	@$(MANAGE) messages --compile
	@$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

lint: development ## Check style, templates, types, migrations, catalogues and the import layers
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/djlint --lint $(TEMPLATES)
	$(BIN)/mypy
	PYTHONPATH=site:. $(BIN)/lint-imports --no-cache
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) messages --check

format: development ## Put Python code into the project's form
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

messages: development ## Bring the Spanish catalogue up to date with the code
	$(MANAGE) messages

lock: development ## Lock the newest packages that pyproject.toml admits, with their hashes
	$(COMPILE) --upgrade --extra development --extra local --extra production --output-file requirements/development.txt
	$(COMPILE) --constraints requirements/development.txt --extra local --output-file requirements/local.txt
	$(COMPILE) --constraints requirements/development.txt --extra production --output-file requirements/production.txt

bench: development demo ## Measure requests per second and first-visit weight of the main pages
	@$(MANAGE) bench

check-html: development demo ## Check the pages with the W3C's Nu checker (needs Java and npm)
	@$(MANAGE) check_html
