package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// plane is a control plane: its directory, its port and its components.
type plane struct {
	dir        string
	kubeconfig string
	server     string
	port       *reservedPort
	components []component // in the order of their start
	running    map[string]*process
	deaths     chan *brokenError // components that ended unasked
	report     func(event)
}

// brokenError says that a component does not do its work.
type brokenError struct {
	component string
	cause     error
	log       []string
}

func (e *brokenError) Error() string { return e.component + ": " + e.cause.Error() }
func (e *brokenError) Unwrap() error { return e.cause }

// newPlane prepares a directory with everything that the components need, and starts nothing.
func newPlane(options options, report func(event)) (*plane, error) {
	if err := makeEmptyDirectory(options.dir); err != nil {
		return nil, err
	}
	p := &plane{
		dir:        options.dir,
		kubeconfig: filepath.Join(options.dir, "kubeconfig"),
		running:    map[string]*process{},
		report:     report,
	}
	if err := p.prepare(options.apiServerArgs); err != nil {
		return nil, errors.Join(err, p.close())
	}
	return p, nil
}

// makeEmptyDirectory makes a private directory, or makes sure that the one which is there holds nothing: it will be
// removed with all its contents, which had better be ours.
func makeEmptyDirectory(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	return os.Chmod(dir, 0o700)
}

func (p *plane) prepare(apiServerArgs []string) error {
	logs := filepath.Join(p.dir, "logs")
	if err := os.Mkdir(logs, 0o700); err != nil {
		return err
	}
	credentials, err := newCredentials()
	if err != nil {
		return err
	}
	if err := credentials.write(p.dir); err != nil {
		return err
	}
	if p.port, err = reservePort(); err != nil {
		return err
	}
	p.server = fmt.Sprintf("https://127.0.0.1:%d", p.port.number)
	if err := credentials.writeKubeconfig(p.kubeconfig, p.server); err != nil {
		return err
	}
	etcd, err := newEtcd(p.dir)
	if err != nil {
		return err
	}
	apiServer, err := newAPIServer(p.dir, p.port.number, credentials, apiServerArgs)
	if err != nil {
		return err
	}
	p.components = []component{etcd, apiServer, newControllerManager(p.kubeconfig)}
	for i := range p.components {
		p.components[i].log = filepath.Join(logs, p.components[i].name+".log")
	}
	p.deaths = make(chan *brokenError, len(p.components))
	return nil
}

// component finds a component by its name.
func (p *plane) component(name string) (component, bool) {
	index := slices.IndexFunc(p.components, func(c component) bool { return c.name == name })
	if index < 0 {
		return component{}, false
	}
	return p.components[index], true
}

// startAll starts the components in their order, each when the one before serves.
func (p *plane) startAll(ctx context.Context) error {
	for _, component := range p.components {
		if err := p.start(ctx, component); err != nil {
			return err
		}
	}
	return nil
}

// start starts a component and returns when it serves.
func (p *plane) start(ctx context.Context, c component) error {
	begin := time.Now()
	p.report(event{Event: eventStarting, Component: c.name})
	process, err := c.start()
	if err != nil {
		return &brokenError{component: c.name, cause: err}
	}
	p.running[c.name] = process
	go p.watch(c, process)
	if err := c.awaitHealthy(ctx, process); err != nil {
		return &brokenError{c.name, err, c.logTail()}
	}
	p.report(event{
		Event: eventStarted, Component: c.name, Pid: process.command.Process.Pid, Millis: time.Since(begin).Milliseconds(),
	})
	return nil
}

// watch reports the death of a process that nobody asked to end.
func (p *plane) watch(c component, process *process) {
	<-process.exited
	if !process.ending.Load() {
		p.deaths <- &brokenError{c.name, process.describeExit(), c.logTail()}
	}
}

// stop ends a component and returns when it is gone.
func (p *plane) stop(ctx context.Context, c component) error {
	if err := p.running[c.name].stop(ctx); err != nil {
		return &brokenError{component: c.name, cause: err}
	}
	delete(p.running, c.name)
	p.report(event{Event: eventStopped, Component: c.name})
	return nil
}

// close kills what runs and removes everything that was written.
func (p *plane) close() error {
	var problems []error
	for _, process := range p.running {
		problems = append(problems, process.kill())
	}
	if p.port != nil {
		problems = append(problems, p.port.release())
	}
	problems = append(problems, os.RemoveAll(p.dir))
	return errors.Join(problems...)
}
