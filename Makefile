# Two commands for everyone: `make site` and `make test`. PYTHON names another interpreter.
# The system's own is built with optimization; one that was compiled by hand often is not, and
# takes a third longer for a site.
SYSTEM_PYTHON := /usr/bin/python3
PYTHON ?= $(shell $(SYSTEM_PYTHON) -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(SYSTEM_PYTHON) || echo python3)
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: site check serve test browser style bench accuracy clean help
.DEFAULT_GOAL := site

$(VENV)/ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更高版本；可用 make PYTHON=/路径/python3.12 指定"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) || { echo "建不了虚拟环境：请先安装 venv（Debian、Ubuntu 上是 apt install python3-venv）"; exit 2; }
	@echo "正在准备运行环境（只在第一次和依赖变化时进行）……"
	@$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/test-ready: $(VENV)/ready
	@echo "正在准备测试环境……"
	@$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[test]'
	@touch $@

$(VENV)/style-ready: $(VENV)/ready
	@$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[test,style]'
	@touch $@

$(VENV)/bench-ready: $(VENV)/ready
	@$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[bench]'
	@touch $@

site: $(VENV)/ready  ## check reports/ and build site/
	@$(BIN)/gongkai check || test $$? -eq 1  # with errors the build decides, by on_error
	@$(BIN)/mkdocs build

check: $(VENV)/ready  ## check reports/ and nothing else
	@$(BIN)/gongkai check

serve: $(VENV)/ready  ## show the site while editing, on http://127.0.0.1:8000/
	@$(BIN)/mkdocs serve

browser: $(VENV)/test-ready
	@$(BIN)/python tests/browser/provide.py
	@$(BIN)/python tests/browser/provide_checker.py

test: browser  ## install what the tests need, and run them
	@$(BIN)/python -m pytest

style: $(VENV)/style-ready  ## style and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy hooks tests

bench: $(VENV)/bench-ready  ## measure beside the peers; takes long
	@$(BIN)/python tests/bench/run.py

accuracy: $(VENV)/test-ready  ## how often each check of a text's content is right on labelled samples
	@PYTHONPATH=hooks:tests $(BIN)/python -m accuracy.run

clean:  ## remove everything that was made
	rm -rf $(VENV) .cache site .site.* build dist

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile
