module daybook

go 1.26.8

require golang.org/x/tools v0.52.0

require (
	github.com/alecthomas/kong v1.17.0
	github.com/klauspost/compress v1.20.3
)

require pgregory.net/rapid v1.3.0
