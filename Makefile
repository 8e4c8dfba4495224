# make         builds the daybook command with the desk's map
# make demo    codes samples/ into a record of its own and opens the desk on it
# make test    everything that is tested, as continuous integration does
# make gold    measures the reader on the gold sets, where they are, and rewrites doc/SCORES.md
# make bench   measures speed

DEMO    ?= .cache/demo
ADDRESS ?= 127.0.0.1:8080
FUZZTIME ?= 5s
# Packages whose tests run goroutines against each other, worth the race detector's time.
RACED   ?= $(patsubst %/,./%,$(sort $(dir $(wildcard $(addsuffix /*_test.go,internal/ingest internal/store internal/desk internal/web cmd/daybook)))))

export CGO_ENABLED = 0
MAP = internal/web/dist/map.js

.PHONY: all demo test gold bench tools check race fuzz clean

all: bin/daybook

bin/daybook: $(MAP) FORCE
	go build -trimpath -o $@ ./cmd/daybook
FORCE:

node_modules/.package-lock.json: package.json package-lock.json
	npm ci --silent
	@touch $@

$(MAP): node_modules/.package-lock.json internal/web/build.mjs internal/web/map/map.js
	npm run --silent build

demo: bin/daybook
	@mkdir -p $(DEMO)
	@bin/daybook import --db $(DEMO)/record.db samples
	@bin/daybook serve --db $(DEMO)/record.db --address $(ADDRESS)

test: tools check bin/daybook race fuzz
	go test ./...

tools:
	@.ci/tools

check:
	@files=$$(git ls-files '*.go' | xargs gofmt -l); [ -z "$$files" ] || { echo "not gofmt:"; echo "$$files"; exit 1; }
	go vet ./...
	go tool staticcheck ./...
	go mod verify >/dev/null

race: $(MAP)
	CGO_ENABLED=1 go test -race -short $(RACED)

# Each fuzz target for a moment: enough to meet a panic that a change brought in.
fuzz: | .cache
	@for file in $$(git grep -l '^func Fuzz' -- '*_test.go'); do \
		for target in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' $$file); do \
			echo "fuzz ./$$(dirname $$file) $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 1x ./$$(dirname $$file) >.cache/fuzz.log 2>&1 || { cat .cache/fuzz.log; exit 1; }; \
		done; \
	done

gold: bin/daybook
	go run ./cmd/scores

bench:
	go test -run '^$$' -bench . -benchmem ./...

.cache:
	@mkdir -p $@

clean:
	rm -rf bin .cache node_modules internal/web/dist/*
