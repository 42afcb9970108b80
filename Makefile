# `make brief` and `make test` are all that a fresh machine needs: both set up first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

# glibc gives large blocks back to the system after every tensor operation; kept, a training step on a CPU takes
# less than half the time.
ALLOCATOR := MALLOC_MMAP_MAX_=0 MALLOC_TRIM_THRESHOLD_=20000000000 MALLOC_TOP_PAD_=268435456 GLIBC_TUNABLES=glibc.malloc.hugetlb=1
CORPORA   ?= ../shared/corpora
MINUTES   ?= 110

.PHONY: brief test test-ray test-wheel docs screenshot setup lint types benchmarks train-translator clean

brief: $(READY)
	$(BIN)/enjeu brief seeds/*.txt

test: $(READY)
	$(BIN)/python -m pytest

# Batches on a cluster of two workers on this machine. A minute, and 200 MB for Ray.
test-ray: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[ray]" -c constraints.txt
	$(BIN)/python -m pytest -m ray

# The wheel built, looked into, and run from an empty environment outside the checkout. Minutes: it installs torch.
test-wheel: $(READY)
	$(BIN)/python -m pytest -m wheel -s

# The command reference, from the help texts; the picture of README, from a real brief.
docs: $(READY)
	$(BIN)/python docs/commands.py

screenshot: $(READY)
	$(BIN)/python docs/screenshot.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

setup: $(READY)

# torch comes first and pinned: left to itself pip takes the newest build with several GB for GPUs.
$(READY): pyproject.toml constraints.txt
	@echo "Setting up $(VENV), once: PyTorch and some hundred packages, a few minutes"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0 -c constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]" -c constraints.txt
	touch $(READY)

benchmarks: $(READY)
	$(BIN)/python benchmarks/splitting.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/translation.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/summary.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/gains.py --write
	$(BIN)/python benchmarks/digest.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/soak.py --corpora $(CORPORA) --write
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[ray]" -c constraints.txt
	$(BIN)/python benchmarks/scale.py --corpora $(CORPORA) --write

train-translator: $(READY)
	$(ALLOCATOR) $(BIN)/python -m training.translator --corpora $(CORPORA) --work build/translator --minutes $(MINUTES) --bfloat16
	$(BIN)/python -m training.carry build/translator/model tool/enjeu/models/fr-en --id enjeu/fr-en --role translator

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
