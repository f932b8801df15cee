# The commands of the portal. Paths are relative, so that the folder may be called anything and lie anywhere.

MAKEFLAGS += --no-print-directory
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check
# A step of `make check` speaks only when it finds something.
quietly = report=$$($(1) 2>&1) || { echo "$$report"; exit 1; }

.PHONY: help run test check format translations admin sample requirements

help:
	@echo 'make run     serve the portal on http://127.0.0.1:8000 (HOST, PORT)'
	@echo 'make test    run all tests'
	@echo 'make check   run everything that reads the code without running it'
	@echo 'make admin   make an administrator of the portal that make run serves'
	@echo 'make sample  fill it with made-up events and progress, marked as such (EVENTS=2000)'
	@echo 'make requirements  pin anew what pyproject.toml asks for (needs uv)'
	@echo 'make translations  bring the catalogue up to date with the code and the templates'
	@echo 'make format  mend what can be mended in the form of the code and of the templates'

run: .venv/installed
	@.venv/bin/python -m portal.launch

admin: .venv/installed
	@.venv/bin/python -m portal.launch createsuperuser

EVENTS ?= 2000
INDICATORS ?= 20
YEARS ?= 15
sample: .venv/installed
	@.venv/bin/python -m portal.launch generate_sample --events $(EVENTS) --indicators $(INDICATORS) --years $(YEARS)

test: .venv/installed-dev
	@PYTEST_ADDOPTS="$$PYTEST_ADDOPTS $$(.venv/bin/python -m tests.browser)" \
		.venv/bin/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

# The settings of a deployment without its secret and with Django's stand-in for a database: nothing here
# asks for either.
check: export SECRET_KEY = only-for-reading-the-code-0123456789-abcdefghijklmnopqrstuvwxyz
check: export ALLOWED_HOSTS = portal.example
check: export DATABASE_URL = django.db.backends.dummy://
check: export DEBUG = off
check: .venv/installed-dev
	@echo 'Python: lint'
	@$(call quietly,.venv/bin/python -m ruff check .)
	@echo 'Python: format'
	@$(call quietly,.venv/bin/python -m ruff format --check .)
	@echo 'Templates: lint'
	@$(call quietly,.venv/bin/python -m djlint --lint templates)
	@echo 'Templates: format'
	@$(call quietly,.venv/bin/python -m djlint --check templates)
	@echo 'Types'
	@$(call quietly,.venv/bin/python -m mypy)
	@echo 'Imports between the rooms'
	@$(call quietly,.venv/bin/lint-imports --no-logo --no-cache)
	@echo 'Migrations'
	@$(call quietly,.venv/bin/python manage.py makemigrations --check --dry-run)
	@echo 'Settings for production'
	@$(call quietly,.venv/bin/python manage.py check --deploy --fail-level WARNING)
	@echo 'Translations'
	@$(call quietly,.venv/bin/python manage.py translations --check)
	@echo 'All is in order.'

format: .venv/installed-dev
	@.venv/bin/python -m ruff check --quiet --fix-only .
	@.venv/bin/python -m ruff format --quiet .
	@# The second pass settles what the first moved; djlint calls it a failure to have changed anything.
	@for pass in 1 2; do .venv/bin/python -m djlint --quiet --reformat templates || true; done

translations: .venv/installed-dev
	@.venv/bin/python -m portal.launch translations

# One list for Python 3.11 to 3.14 and every platform, with the digest of each file.
PIN := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links
requirements:
	@$(PIN) pyproject.toml --output-file requirements.txt
	@$(PIN) pyproject.toml --group dev --constraints requirements.txt --output-file requirements-dev.txt

# Each file below stands for a finished installation: one that was interrupted is done again by the next make.
.venv/installed: requirements.txt .venv/bin/python
	@echo 'Installing what the portal needs…'
	@.venv/bin/python -m ensurepip >/dev/null
	@$(PIP) install --require-hashes --requirement requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt .venv/bin/python
	@echo 'Installing what development needs…'
	@.venv/bin/python -m ensurepip >/dev/null
	@$(PIP) install --require-hashes --requirement requirements-dev.txt
	@touch $@

# A .venv whose Python was removed or upgraded away is worth nothing, nor is one that was never finished.
_ := $(shell [ -x .venv/bin/python ] || rm -rf .venv)

# A name on the PATH may be a stub that leads nowhere, so each candidate has to prove itself.
.venv/bin/python:
	@for python in "$${PYTHON:-python3.14}" python3.14 python3.13 python3.12 python3.11 python3; do \
		if "$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Making .venv with $$("$$python" --version)…"; \
			exec "$$python" -m venv --clear --without-pip .venv; \
		fi; \
	done; \
	echo 'Python 3.11 or newer (with its venv module) was not found: install it, or name it: make run PYTHON=/path/to/python3' >&2; \
	exit 1
