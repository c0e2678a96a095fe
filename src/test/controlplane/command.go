package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"k8s.io/component-base/version"
)

// refusedError says why a command was not carried out. Nothing is broken.
type refusedError string

func (e refusedError) Error() string { return string(e) }

// serve starts everything, reports that it is ready and carries out commands until the context ends or a component
// breaks.
func (p *plane) serve(ctx context.Context, commands <-chan string) error {
	begin := time.Now()
	if err := p.startAll(ctx); err != nil {
		return err
	}
	p.report(event{
		Event:           eventReady,
		Kubeconfig:      p.kubeconfig,
		Server:          p.server,
		Version:         version.Get().GitVersion,
		StartedInMillis: time.Since(begin).Milliseconds(),
	})
	for {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case death := <-p.deaths:
			return death
		case command := <-commands:
			if err := p.answer(ctx, command); err != nil {
				return err
			}
		}
	}
}

// answer carries out one command and reports the outcome. An error means that the control plane is broken.
func (p *plane) answer(ctx context.Context, command string) error {
	begin := time.Now()
	err := p.execute(ctx, command)
	if refusal := refusedError(""); errors.As(err, &refusal) {
		p.report(event{Event: eventRefused, Command: command, Message: refusal.Error()})
		return nil
	}
	if err != nil {
		return err
	}
	p.report(event{Event: eventDone, Command: command, Millis: time.Since(begin).Milliseconds()})
	return nil
}

func (p *plane) execute(ctx context.Context, command string) error {
	verb, name, _ := strings.Cut(command, " ")
	component, known := p.component(name)
	if !known {
		return refusedError(fmt.Sprintf("%q is not of the form stop|start|restart %s|%s|%s",
			command, etcdName, apiServerName, controllerManagerName))
	}
	_, running := p.running[name]
	switch {
	case verb == "start" && running:
		return refusedError(name + " is running already")
	case (verb == "stop" || verb == "restart") && !running:
		return refusedError(name + " is not running")
	case verb == "start":
		return p.start(ctx, component)
	case verb == "stop":
		return p.stop(ctx, component)
	case verb == "restart":
		if err := p.stop(ctx, component); err != nil {
			return err
		}
		return p.start(ctx, component)
	default:
		return refusedError(fmt.Sprintf("unknown command %q: it is stop, start or restart", verb))
	}
}
