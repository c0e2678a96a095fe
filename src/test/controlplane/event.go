package main

import (
	"encoding/json"
	"io"
	"sync"
)

// The events that a supervisor reports. Each command is answered by exactly one of done, refused and failed.
const (
	eventStarting = "starting" // a component's process is about to start
	eventStarted  = "started"  // a component serves
	eventStopped  = "stopped"  // a component was stopped, as asked
	eventReady    = "ready"    // the whole control plane serves: once, at the start
	eventDone     = "done"     // a command was carried out
	eventRefused  = "refused"  // a command makes no sense; nothing was done
	eventFailed   = "failed"   // the control plane is broken and the supervisor ends
)

// event is one line of standard output.
type event struct {
	Event     string `json:"event"`
	Component string `json:"component,omitempty"`
	Command   string `json:"command,omitempty"`
	Pid       int    `json:"pid,omitempty"`
	Millis    int64  `json:"millis,omitempty"`
	// Message and Log say what went wrong: Log is the end of the component's log.
	Message string   `json:"message,omitempty"`
	Log     []string `json:"log,omitempty"`
	// What a client needs, in the event "ready".
	Kubeconfig      string `json:"kubeconfig,omitempty"`
	Server          string `json:"server,omitempty"`
	Version         string `json:"version,omitempty"`
	StartedInMillis int64  `json:"startedInMillis,omitempty"`
}

// reporter writes events as lines of JSON. Where they cannot be written any more, nobody is left to work for: lost is
// then called with the reason.
type reporter struct {
	mutex sync.Mutex
	out   io.Writer
	lost  func(error)
}

func (r *reporter) report(e event) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if err := json.NewEncoder(r.out).Encode(e); err != nil {
		r.lost(err)
	}
}
