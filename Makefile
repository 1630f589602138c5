# Each command sets up what it needs and this machine lacks (Debian packages when root, .venv, locked
# requirements), then does its work. PYTHON=python3.13 make … chooses an interpreter.
# ARGS="…" is handed on: make run ARGS="--demo", make test ARGS="tests/vault -q".

.DEFAULT_GOAL := help
.PHONY: help run test check format soak browsers keys pictures goldens bench checklists links holidays freeze deb deb-test lock clean

ARGS ?=
PYTHON ?=
export PYTHON

prepare = @sh packaging/setup/prepare.sh
python = @.venv/bin/python

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## Open the program (in the terminal where there is no display)
	$(prepare) run
	$(python) -m audit_app $(ARGS)

# Two at a time; a file's tests stay together, since they share windows. ARGS="-n 0 …" runs them one by one.
test: ## Run the tests
	$(prepare) test
	$(python) -m pytest -n 2 --dist loadfile $(ARGS)

check: ## Look at style, types and architecture
	$(prepare) check
	@ok=0; \
	.venv/bin/python -m ruff check . || ok=1; \
	.venv/bin/python -m ruff format --check . || ok=1; \
	.venv/bin/python -m mypy || ok=1; \
	.venv/bin/lint-imports || ok=1; \
	exit $$ok

format: ## Put the code in the house format
	$(prepare) check
	$(python) -m ruff check --fix-only .
	$(python) -m ruff format .

soak: ## Hurt the answers in every way, for a long time, and print what came of it
	$(prepare) test
	@PRIVACY_SELF_AUDIT_SOAK=1 .venv/bin/python -m pytest -q -o faulthandler_timeout=0 tests/faults $(ARGS)

browsers: ## Open a private window of real Chromium and Firefox, where they are installed
	$(prepare) test
	@PRIVACY_SELF_AUDIT_BROWSERS=1 .venv/bin/python -m pytest -q tests/e2e/test_browsers.py $(ARGS)

.PHONY: access
access: ## Go through the running program as a screen reader is given it, and count
	$(prepare) test
	@QT_QPA_PLATFORM=xcb .venv/bin/python -m tests.e2e.crawl

keys: ## Go about by keys alone, and look at the ring round every part in every colour scheme
	$(prepare) test
	@PRIVACY_SELF_AUDIT_SOAK=1 .venv/bin/python -m pytest -q -o faulthandler_timeout=0 tests/e2e/test_keys.py tests/ui/test_crawl.py -k "test_keys or every_side" $(ARGS)

pictures: ## Draw every screen in every look into out/pictures/, all on one sheet
	$(prepare) test
	@QT_QPA_PLATFORM=offscreen:configfile=tests/ui/screens.json .venv/bin/python -m tests.ui.pictures $(ARGS)

goldens: ## Draw the pictures of the core screens anew that the tests compare with
	$(prepare) test
	@QT_QPA_PLATFORM=offscreen:configfile=tests/ui/screens.json .venv/bin/python -m tests.ui.goldens

bench: ## Measure against the bare thing
	$(prepare) test
	$(python) -m tests.benchmarks.run $(ARGS)

checklists: ## Write checklists/schema.json and the compiled copies anew
	$(prepare) run
	$(python) -m audit_app.content.generate $(ARGS)

links: ## Check every link in checklists/ on the web (for maintainers)
	$(prepare) check
	$(python) packaging/links/check_links.py $(ARGS)

holidays: ## Write checklists/holidays.toml anew from the library of that name
	@sh packaging/holidays/run.sh $(ARGS)

.PHONY: locales
locales: ## Write resources/strings/locales.txt anew from Unicode's CLDR
	@sh packaging/locales/run.sh $(ARGS)

freeze: ## Freeze the program from its wheel into dist/privacy-self-audit
	$(prepare) freeze
	@build/venv-freeze/bin/python packaging/pyinstaller/freeze.py

deb: freeze ## Make the Debian package, and look at it as Debian does
	$(prepare) deb
	@PYTHONPATH=packaging/pyinstaller build/venv-freeze/bin/python packaging/deb/make_deb.py $(ARGS)
	@sh packaging/deb/check.sh dist/*.deb

.PHONY: msi msi-test
msi: ## Make both Windows installers under Wine, for tests (a release: packaging/ci/release.yml)
	$(prepare) msi
	@PYTHONPATH=packaging/pyinstaller xvfb-run -a build/venv-freeze/bin/python packaging/windows/make_msi.py $(ARGS)

msi-test: ## Install, use, upgrade, repair and remove the program under Wine, without a network
	@test -d dist/windows/privacy-self-audit || $(MAKE) msi
	@PYTHONPATH=packaging/pyinstaller:packaging/tests unshare --map-root-user --net \
		xvfb-run -a -s "-screen 0 1366x768x24" \
		build/venv-freeze/bin/python packaging/windows/msi_test.py $(ARGS) dist/windows/privacy-self-audit

.PHONY: acceptance
acceptance: msi ## Try both kinds of package as IT would, and say which of IT's nine tests passed (as root)
	@build/venv-freeze/bin/python packaging/tests/acceptance.py $(ARGS)

.PHONY: policies
policies: ## Write packaging/policy/generated/ anew from policies.toml
	$(prepare) run
	$(python) packaging/policy/write_policies.py $(ARGS)

deb-test: freeze ## Try the Debian package as IT would, in Debian 12 and 13 (as root)
	$(prepare) deb-test
	@PYTHONPATH=packaging/pyinstaller:packaging/deb:packaging/tests build/venv-freeze/bin/python \
		packaging/tests/deb_test.py $(ARGS)

.PHONY: fleet
fleet: ## Rehearse a fleet: a signed archive, and Ansible over twenty machines (as root)
	$(prepare) fleet
	@PYTHONPATH=packaging/pyinstaller:packaging/deb:packaging/tests:packaging/fleet \
		build/venv-freeze/bin/python packaging/fleet/rehearse.py $(ARGS)

lock: ## Write packaging/requirements/*.txt anew
	@sh packaging/requirements/lock.sh

clean: ## Take away .venv and everything made by the commands above
	@rm -rf .venv build dist out .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
