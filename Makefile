# `make up` starts the platform here, `make demo` plays a passenger's journey on it, `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
PY     := $(VENV)/bin/python
UV     := $(VENV)/bin/uv
STAMP  := $(VENV)/.installed
LAYER  := layers/dependencies
LOCKS  := .ci/uv.txt .ci/requirements.txt $(LAYER)/requirements-nodeps.txt
LOCK   := $(UV) pip compile --quiet --generate-hashes --universal --python-version 3.11 \
          --no-annotate --no-header --no-emit-index-url --no-strip-extras
export PYTHONPATH := layers/domain
# Modules are compiled once, whatever the machine is told: tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

# Over the processors, in the order that tests/conftest.py gives.
SPREAD := -n auto --dist loadgroup --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help venv up localstack down logs reset seed url signins code demo keys test soak check lint types imports apps template web bench openapi event events sam-api sam-invoke lock

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1|\2/' \
	  | while IFS='|' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

# Everything that pip says goes to stderr: `make url` and `make signins` print their value alone.
# pip is the second choice because it honours a site's own package mirror.
$(STAMP): $(LOCKS)
	@{ $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and \
	    "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.13 up")' && \
	  echo "Preparing $(VENV) (once, and again when the pinned packages change) ..." && \
	  { test -x $(PY) || $(PYTHON) -m venv $(VENV); } && \
	  $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/uv.txt && \
	  { $(UV) pip install --quiet --python $(PY) --require-hashes -r .ci/requirements.txt || \
	    $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r .ci/requirements.txt; } && \
	  { $(UV) pip install --quiet --python $(PY) --require-hashes --no-deps -r $(LAYER)/requirements-nodeps.txt || \
	    $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
	      -r $(LAYER)/requirements-nodeps.txt; } && \
	  touch $@; } >&2

venv: $(STAMP) ## Build .venv with the pinned packages (skipped while up to date)

up: $(STAMP) ## Start the platform here: emulator, payment simulator, stack, sample data
	@$(PY) -m infra up

localstack: $(STAMP) ## Start the platform on LocalStack: one that runs here, else one in Docker
	@$(PY) -m infra localstack

sam-api: $(STAMP) ## Serve the API in containers (Docker, SAM CLI), on the platform that runs here
	@$(PY) -m infra sam-api

sam-invoke: $(STAMP) ## Run a function in a container: make sam-invoke F=bookings/hold_seats [E=my_event.json]
	@$(PY) -m infra sam-invoke $(F) $(if $(E),--event $(E))

down: $(STAMP) ## Stop the platform
	@$(PY) -m infra down

logs: $(STAMP) ## Follow the functions' and the emulator's logs
	@$(PY) -m infra logs

reset: $(STAMP) ## Forget all data and start anew
	@$(PY) -m infra reset

seed: $(STAMP) ## Load the sample network again (trips are relative to today)
	@$(PY) -m infra seed

url: $(STAMP) ## Print the API's base URL, nothing else
	@$(PY) -m infra url

signins: $(STAMP) ## Print the sample sign-ins as JSON
	@$(PY) -m infra signins

code: $(STAMP) ## Print the newest one-time code sent to somebody: make code FOR=agent@...
	@$(PY) -m infra code $(FOR)

demo: $(STAMP) ## Play the journey from search to arrival against the running platform
	@$(PY) -m infra demo

keys: $(STAMP) ## Make a stage's keys on AWS: make keys STAGE=prod PROFILE=name; ACTION=momo writes the provider's
	@$(PY) -m infra keys $(or $(ACTION),init) $(RING) $(if $(STAGE),--stage $(STAGE)) $(if $(PROFILE),--profile $(PROFILE)) \
	  $(if $(REGION),--region $(REGION))

web: $(STAMP) ## Build the apps for people, if a source has changed (make up and make test do as well)
	@$(PY) -m infra web

test: $(STAMP) web ## Run every test, of long proofs a small part
	@$(PY) -m pytest $(SPREAD)

soak: $(STAMP) ## Run the long proofs whole: many more tickets, buyers, requests, examples
	@TMS_SOAK=1 $(PY) -m pytest $(SPREAD) -m soak

lint: $(STAMP) ## ruff: style, bugs, format
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .

types: $(STAMP) ## mypy, strict
	@$(PY) -m mypy

imports: $(STAMP) ## import-linter: arrows run one way
	@$(VENV)/bin/lint-imports --no-cache

apps: $(STAMP) ## Biome and TypeScript: the apps for people
	@$(PY) -m infra web --check

template: $(STAMP) ## cfn-lint
	@$(VENV)/bin/cfn-lint template.yaml infra/stacks/*.yaml

check: lint types imports apps template test ## The whole gate: lint, types, imports, apps, template, tests

bench: $(STAMP) ## Measure imports, CPU, seats, races, growth and capacity, as ratios (half an hour)
	@$(PY) -m infra bench

openapi: $(STAMP) ## Write openapi.json and the API's stack from the functions' models and routes
	@$(PY) -m infra openapi

event: $(STAMP) ## Write a function's sample event: make event F=bookings/hold_seats
	@$(PY) -m infra events $(F)

events: $(STAMP) ## Write all sample events that follow from the functions' routes
	@$(PY) -m infra events

lock: ## Compile the pinned requirements, with hashes, after a change in pyproject.toml
	@test -x $(UV) || { $(PYTHON) -m venv $(VENV) && $(PY) -m pip install --quiet --require-hashes -r .ci/uv.txt; }
	@$(LOCK) --output-file $(LAYER)/requirements.txt pyproject.toml
	@$(LOCK) --no-deps --output-file $(LAYER)/requirements-nodeps.txt $(LAYER)/requirements-nodeps.in
	@for tool in uv java node; do $(LOCK) --no-deps --output-file .ci/$$tool.txt .ci/$$tool.in; done
	@$(LOCK) --extra local --extra test --constraint $(LAYER)/requirements.txt \
	  --output-file .ci/requirements.txt pyproject.toml
