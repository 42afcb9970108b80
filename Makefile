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
FUZZ_MINUTES ?= 10

.PHONY: brief test test-ray test-wheel docs screenshot setup lint types fuzz audit benchmarks train-translator clean

brief: $(READY)
	$(BIN)/enjeu brief seeds/*.txt

# Two test processes on two cores; a file stays in one of them, for what it sets up once. Properties are tried on the
# same examples each time: what holds here holds on the next machine. `pytest` by itself draws new ones.
test: $(READY)
	$(BIN)/python -m pytest --hypothesis-profile=ci -n auto --maxprocesses 4 --dist loadfile

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

# torch comes first and pinned, as the build for processors where its index can be reached: on Linux the one that
# pip takes by itself brings several GB for GPUs.
TORCH_INDEX := https://download.pytorch.org/whl/cpu
$(READY): pyproject.toml constraints.txt
	@echo "Setting up $(VENV), once: PyTorch and some hundred packages, a few minutes"
	$(PYTHON) -m venv $(VENV)
	there=$$(curl -sfIm 5 $(TORCH_INDEX)/torch/ > /dev/null 2>&1 && echo "--extra-index-url $(TORCH_INDEX)"); \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0 -c constraints.txt $$there
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]" -c constraints.txt
	touch $(READY)

# What is found is kept in build/fuzz; the corpus there grows from run to run.
fuzz: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[fuzz]" -c constraints.txt
	mkdir -p build/fuzz
	$(BIN)/python -m tests.fuzz build/fuzz/corpus -max_total_time=$$(( $(FUZZ_MINUTES) * 60 )) -timeout=200 \
		-rss_limit_mb=3000 -max_len=20000 -artifact_prefix=build/fuzz/

# Known weaknesses of the pinned packages; asks the advisory database on the network, and fails without it.
audit: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[audit]" -c constraints.txt
	$(BIN)/pip-audit --requirement constraints.txt --no-deps --disable-pip --strict

benchmarks: $(READY)
	$(BIN)/python benchmarks/splitting.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/translation.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/summary.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/gains.py --write
	$(BIN)/python benchmarks/press.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/pronouns.py --write
	$(BIN)/python benchmarks/judged.py --write
	$(BIN)/python benchmarks/digest.py --corpora $(CORPORA) --write
	$(BIN)/python benchmarks/soak.py --corpora $(CORPORA) --write
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[ray]" -c constraints.txt
	$(BIN)/python benchmarks/scale.py --corpora $(CORPORA) --write
	$(BIN)/python -m benchmarks.bad_inputs --write

train-translator: $(READY)
	$(ALLOCATOR) $(BIN)/python -m training.translator --corpora $(CORPORA) --work build/translator --minutes $(MINUTES) --bfloat16
	$(BIN)/python -m training.carry build/translator/model tool/enjeu/models/fr-en --id enjeu/fr-en --role translator

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
