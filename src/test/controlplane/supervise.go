package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os/signal"
	"syscall"
)

// errInputClosed is how the supervisor learns that whoever started it is gone, or is done with it.
var errInputClosed = errors.New("standard input was closed")

// supervise runs a control plane until it is told to end, which is no error, or until it breaks.
func supervise(options options, in io.Reader, out io.Writer) error {
	ctx, end := context.WithCancelCause(context.Background())
	defer end(nil)
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	// Writing to a parent that is gone is to be an error like any other, not the end before everything is tidied up.
	signal.Ignore(syscall.SIGPIPE)
	reporter := &reporter{out: out, lost: end}
	commands := make(chan string, 16)
	go func() { end(readLines(ctx, in, commands)) }()

	plane, err := newPlane(options, reporter.report)
	if err != nil {
		reporter.report(event{Event: eventFailed, Message: err.Error()})
		return err
	}
	err = plane.serve(ctx, commands)
	if ctx.Err() != nil {
		err = nil // it was told to end, whatever that interrupted
	}
	if err != nil {
		reporter.report(failure(err))
	}
	return errors.Join(err, plane.close())
}

// readLines passes lines on, and returns why there are no more.
func readLines(ctx context.Context, in io.Reader, lines chan<- string) error {
	scanner := bufio.NewScanner(in)
	for scanner.Scan() {
		select {
		case lines <- scanner.Text():
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	if err := scanner.Err(); err != nil {
		return err
	}
	return errInputClosed
}

func failure(err error) event {
	failed := event{Event: eventFailed, Message: err.Error()}
	if broken := (*brokenError)(nil); errors.As(err, &broken) {
		failed.Component = broken.component
		failed.Log = broken.log
	}
	return failed
}
