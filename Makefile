# make alone lists the targets.
PYTHON ?= python3
export PYTHON

SETUP = packaging/source/setup.sh
# Libraries that were unpacked without root, see packaging/source/syslibs.py
RUN = LD_LIBRARY_PATH="$$(cat .venv/.library-path)$${LD_LIBRARY_PATH:+:$$LD_LIBRARY_PATH}" .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help setup run demo-ui test check bench soak screenshots screenshots-accept translations package-folder package-check package-twice package-bench package package-test clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

setup: ## Prepare .venv; then .venv/bin/python main.py works
	@$(SETUP)

run: setup ## Start Galleon (without a display: upload the sample gallery in the terminal)
	@$(RUN) main.py $(ARGS)

demo-ui: setup ## Start the window on made-up galleries (ARGS="--rows 100000 --storm")
	@$(RUN) -m bridge.app --demo $(ARGS)

test: ## Install what is needed, check the code and run all tests
	@$(MAKE) --no-print-directory check
	@$(RUN) -m pytest -n 3 --dist worksteal $(ARGS)

check: ## Format, lint and types (part of make test)
	@$(SETUP) --dev
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy

bench: ## Measure speed and memory beside their peers (some minutes; ARGS="--quick")
	@$(SETUP) --dev
	@$(RUN) -m tests.bench $(ARGS)

soak: ## Ten thousand galleries and a restless person, 20 minutes (ARGS="--minutes 2 --galleries 1000")
	@$(SETUP) --dev
	@$(RUN) -m tests.bench.soak $(ARGS)

translations: setup ## Bring qml/translations/*.ts up to date with the sentences of the code
	@$(RUN) packaging/source/translations.py update

screenshots: ## Write pictures of every page into screenshots/
	@$(SETUP) --dev
	@$(RUN) -m tests.qml.screenshots screenshots

screenshots-accept: ## Make the pages as they look now what the picture test expects
	@$(SETUP) --dev
	@$(RUN) -m tests.qml.screenshots screenshots --accept

package-folder: ## Build dist/galleon, what the packages install (GALLEON_VERSION=9.9.9 for another version)
	@$(SETUP) --dev
	@$(RUN) packaging/pyinstaller/build.py

package-check: ## Look through dist/galleon and use it: window, command line, machines that lack something (some minutes)
	@$(SETUP) --dev
	@$(RUN) packaging/pyinstaller/check.py dist/galleon
	@GALLEON_PROGRAM=$(CURDIR)/dist/galleon/galleon $(RUN) -m pytest tests/cli tests/end_to_end $(ARGS)

package-twice: ## Build the folder of the last commit at two places, and compare every byte
	@$(SETUP) --dev
	@rm -rf build/twice && mkdir -p build/twice/one build/twice/two/further
	@git log -1 --format=%ct > build/twice/date
	@git archive HEAD | tee build/twice/sources.tar | tar -x -C build/twice/one
	@tar -x -f build/twice/sources.tar -C build/twice/two/further
	@SOURCE_DATE_EPOCH=$$(cat build/twice/date) $(RUN) build/twice/one/packaging/pyinstaller/build.py
	@SOURCE_DATE_EPOCH=$$(cat build/twice/date) $(RUN) build/twice/two/further/packaging/pyinstaller/build.py
	@$(RUN) packaging/pyinstaller/check.py build/twice/one/dist/galleon build/twice/two/further/dist/galleon

package-bench: ## Measure how the installed Galleon starts, beside the sources
	@$(SETUP) --dev
	@$(RUN) -m tests.bench.installed_bench dist/galleon/galleon $(ARGS)

package: package-folder ## Build dist/galleon_…_amd64.deb and dist/galleon-….x86_64.rpm (ARGS="--quick" packs faster and larger)
	@$(RUN) packaging/linux/package.py $(ARGS)

# Its root is kept in build/bare-root for the next time.
package-test: ## Install, use, upgrade and remove the .deb in a bare Debian 12 (root, debootstrap, xvfb; some minutes)
	@$(SETUP) --dev
	@$(RUN) packaging/pyinstaller/build.py
	@$(RUN) packaging/linux/package.py --only deb
	@GALLEON_VERSION=99.0.0 $(RUN) packaging/pyinstaller/build.py --into build/upgrade
	@GALLEON_VERSION=99.0.0 $(RUN) packaging/linux/package.py --only deb --quick --bundle build/upgrade/galleon --into build/upgrade
	@$(RUN) -m tests.installed dist/galleon_*.deb build/upgrade/galleon_99.0.0_*.deb

clean: ## Remove .venv and everything that was built
	rm -rf .venv build dist screenshots qml/translations/*.qm .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
