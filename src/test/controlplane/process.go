package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	// startTimeout is how long a component may take until it serves, on a busy machine too.
	startTimeout = 90 * time.Second
	// stopTimeout is how long a component may take to end by itself before it is killed. It stops listening at once;
	// what it then waits for are other people's watches, for a minute or more.
	stopTimeout = 2 * time.Second
	// healthInterval is how often a starting component is asked whether it serves.
	healthInterval = 20 * time.Millisecond
)

// component is one program of the control plane: how it is started, and how one learns that it serves.
type component struct {
	name string
	args []string
	log  string
	// healthy returns nil once the component serves; it is nil itself where running is all there is to know.
	healthy func(context.Context) error
}

// process is a running component.
type process struct {
	command  *exec.Cmd
	lifeline io.Closer     // held open: see exitWhenLifelineEnds
	exited   chan struct{} // closed when the process has ended
	ending   atomic.Bool   // whether it was asked to end
}

// start runs the component as a process: this same binary under the component's name.
func (c component) start() (*process, error) {
	binary, err := os.Executable()
	if err != nil {
		return nil, err
	}
	log, err := os.OpenFile(c.log, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return nil, err
	}
	defer log.Close() // the process has its own
	command := &exec.Cmd{
		Path:   binary,
		Args:   append([]string{c.name}, c.args...),
		Env:    componentEnvironment(),
		Stdout: log,
		Stderr: log,
		// A group of its own: Ctrl-C reaches the supervisor alone, which then ends its components.
		SysProcAttr: &syscall.SysProcAttr{Setpgid: true},
	}
	lifeline, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", c.name, err)
	}
	started := &process{command: command, lifeline: lifeline, exited: make(chan struct{})}
	go func() {
		defer close(started.exited)
		_ = command.Wait() // how it ended is in command.ProcessState
	}()
	return started, nil
}

// componentEnvironment passes on what tunes the Go runtime and says where temporary files belong. Nothing else: etcd
// would take any ETCD_* variable of the user's for a flag.
func componentEnvironment() []string {
	environment := []string{lifelineVariable + "=stdin"}
	for _, name := range []string{"GOGC", "GOMEMLIMIT", "GOMAXPROCS", "GODEBUG", "TMPDIR"} {
		if value, ok := os.LookupEnv(name); ok {
			environment = append(environment, name+"="+value)
		}
	}
	return environment
}

// awaitHealthy returns when the component serves, or why it does not.
func (c component) awaitHealthy(ctx context.Context, p *process) error {
	if c.healthy == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	ticker := time.NewTicker(healthInterval)
	defer ticker.Stop()
	for {
		err := c.healthy(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ticker.C:
		case <-p.exited:
			return p.describeExit()
		case <-ctx.Done():
			if errors.Is(ctx.Err(), context.DeadlineExceeded) {
				return fmt.Errorf("it does not serve after %s: %w", startTimeout, err)
			}
			return context.Cause(ctx)
		}
	}
}

// describeExit says how a process that has ended did so.
func (p *process) describeExit() error {
	return fmt.Errorf("it ended by itself: %s", p.command.ProcessState)
}

// stop asks the process to end, and kills it where it does not in time.
func (p *process) stop(ctx context.Context) error {
	p.ending.Store(true)
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	select {
	case <-p.exited:
		return nil
	case <-time.After(stopTimeout):
	case <-ctx.Done():
	}
	return p.kill()
}

// kill ends the process at once and waits until it is gone.
func (p *process) kill() error {
	p.ending.Store(true)
	if err := p.command.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-p.exited
	return nil
}

// logTail returns the last lines of a component's log.
func (c component) logTail() []string {
	const lines = 30
	content, err := os.ReadFile(c.log)
	if err != nil {
		return []string{err.Error()}
	}
	all := strings.Split(strings.TrimRight(string(content), "\n"), "\n")
	return all[max(0, len(all)-lines):]
}
