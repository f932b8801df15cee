# The commands of the portal. Paths are relative, so that the folder may be called anything and lie anywhere.

MAKEFLAGS += --no-print-directory
PIP := .venv/bin/python -m pip --quiet --disable-pip-version-check

.PHONY: help run test check

help:
	@echo 'make run     serve the portal on http://127.0.0.1:8000 (HOST, PORT)'
	@echo 'make test    run all tests'
	@echo 'make check   run everything that reads the code without running it'

run: .venv/installed
	@.venv/bin/python -m portal.launch

test: .venv/installed-dev
	@PYTEST_ADDOPTS="$$PYTEST_ADDOPTS $$(.venv/bin/python -m tests.browser)" .venv/bin/python -m pytest

check: .venv/installed-dev

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
