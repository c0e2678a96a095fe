package main

import (
	"io"
	"os"
)

// lifelineVariable marks a component that lives as long as its standard input is open.
const lifelineVariable = "CONTROLPLANE_LIFELINE"

// exitWhenLifelineEnds ends the process when nobody holds the other end of its standard input any more. The supervisor
// holds it, so this is how a component dies with its supervisor even when that was killed in a way that it could not
// answer, on every system alike. (Linux could send a signal instead, but it does so on the death of the *thread* that
// started the component, which in Go may well end earlier than the process.)
func exitWhenLifelineEnds() {
	// Nothing is ever written to a lifeline. An error means the same as its end: there is no supervisor to answer to.
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(1)
}
