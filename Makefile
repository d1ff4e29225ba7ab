# Each target does its own set-up: on a fresh machine with git, make, a C compiler,
# Rust and Node, `make run` is all it takes.

.PHONY: run
run: ## build what changed and serve on http://127.0.0.1:3000 (DATABASE_URL=postgres://… for PostgreSQL)
	@scripts/run.sh $(ARGS)

.PHONY: test
test: ## everything: lint, both databases, the browser
	@scripts/test.sh

.PHONY: lint
lint: ## formatting, and clippy with warnings as errors on both sides
	@scripts/lint.sh

.PHONY: bench
bench: ## how fast it is on both databases, in the sizes it is made for (BENCH_CLIENTS=… for smaller ones)
	@scripts/bench.sh

.PHONY: dist
dist: ## one self-contained release program: dist/kundig
	@scripts/build.sh dist

.PHONY: help
help: ## this list
	@awk -F':.*## ' '/^[a-z]+:.*## / { printf "  make %-6s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.DEFAULT_GOAL := help
ifdef DATABASE_URL
export DATABASE_URL
endif
