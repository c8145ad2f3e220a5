# ChatAssist: two commands carry everything: `make demo` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help demo test soak check format build tools screenshots bench

CONFIGURATION ?= Release
# The owner's packages in this build: USE="Senparc" adds, WITHOUT="Stateless Hangfire" leaves out; Directory.Build.props has the
# defaults. SOURCE=folder is one more place to restore packages from.
$(foreach package,$(USE),$(eval export Use$(package) := true))
$(foreach package,$(WITHOUT),$(eval export Use$(package) := false))
ifdef SOURCE
export RestoreAdditionalProjectSources := $(SOURCE)
endif
export DOTNET_CLI_TELEMETRY_OPTOUT := 1
export DOTNET_NOLOGO := 1

help: ## what can be done here
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: ## the whole thing with demonstration data and a page of phones
	@echo "The first time it is compiled, which takes a minute or two; then the address of the page is printed."
	@dotnet run --project src/ChatAssist.Demo

build: ## compiles everything; a warning is an error
	dotnet build ChatAssist.sln -c $(CONFIGURATION)

tools: ## installs from Debian what the tests need and this machine lacks
	@sh tests/tools.sh

test: tools build ## installs what the tests need and runs all of them
	@sh tests/run.sh $(CONFIGURATION)

soak: export SEEDS ?= 1000
soak: export FROM ?= 1
soak: tools build ## plays conversations under seeded faults and checks what is left: SEEDS=1000 FROM=1
	@sh tests/soak.sh $(CONFIGURATION)

format: ## formats the code
	dotnet format ChatAssist.sln

check: tools build ## format, build and all tests: what must pass before a change lands
	dotnet format ChatAssist.sln --verify-no-changes --no-restore
	dotnet run --no-build -c $(CONFIGURATION) --project src/ChatAssist.Host -- check
	@sh tests/run.sh $(CONFIGURATION)
	@sh tests/packages.sh

bench: tools ## measures turns, decisions, deadlines, memory, start and questions; BENCH="--quick turns" for parts
	@sh bench/run.sh $(BENCH)

screenshots: tools build ## takes the pictures of the README anew
	SCREENSHOTS=$(CURDIR)/docs/images dotnet test tests/ChatAssist.Tests -c $(CONFIGURATION) --no-build --filter "FullyQualifiedName~Screenshots"
	@if command -v pngquant >/dev/null; then pngquant --force --ext .png docs/images/*.png; else echo "With pngquant they would be a third of the size."; fi
