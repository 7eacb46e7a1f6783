# make run     sets up what is missing, then serves Sala on this machine
# make test    sets up what the tests need, checks the code and runs every test
# make check   lint, types, floors
# make prove   the long proofs
# make bench   what docs/performance.md quotes
# make vectors the vectors of the shipped library, for searching by meaning
# make words   new labels of the code -> every catalog in curriculum/locale
# make pins    pyproject.toml -> requirements/*.txt, with hashes
# make clean   takes away all that these made

BIN := .venv/bin
READY_TO_RUN := .venv/ready-to-run
READY_TO_TEST := .venv/ready-to-test

.PHONY: run test ready-to-test check prove bench vectors words pins clean

run: $(READY_TO_RUN)
	@$(BIN)/sala serve

test: check
	$(BIN)/pytest -n 2 --dist worksteal

ready-to-test: $(READY_TO_TEST)

check: $(READY_TO_TEST)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

prove: $(READY_TO_TEST)
	$(BIN)/pytest -m prove
	$(BIN)/pytest -n 2 -m hypothesis --hypothesis-profile prove

bench: $(READY_TO_TEST)
	@for measure in start click checks search quality facets suggest find agenda papers memory; do \
		echo; echo "$$measure:"; $(BIN)/python -m benchmarks.$$measure || exit 1; \
	done

vectors: $(READY_TO_TEST)
	@$(BIN)/python tools/vectors.py

words: $(READY_TO_RUN)
	@$(BIN)/python tools/words.py

$(READY_TO_RUN): requirements/run.txt pyproject.toml tools/set-up
	@tools/set-up run
	@touch $@

$(READY_TO_TEST): $(READY_TO_RUN) requirements/dev.txt tools/set-up
	@tools/set-up tests
	@touch $@

PIN := CUSTOM_COMPILE_COMMAND="make pins" $(BIN)/pip-compile --quiet --generate-hashes --strip-extras \
	--allow-unsafe --no-emit-index-url --no-emit-find-links --build-deps-for editable

pins: $(READY_TO_TEST)
	$(PIN) --output-file requirements/run.txt pyproject.toml
	$(PIN) --extra dev --extra postgresql --extra semantic --constraint requirements/run.txt --output-file requirements/dev.txt pyproject.toml

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
