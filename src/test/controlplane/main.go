// Command controlplane is a Kubernetes control plane in one file, for tests, benchmarks and the demo.
//
// Under the name etcd, kube-apiserver, kube-controller-manager or kubectl (a symbolic link, say) it is that program.
// Under any other name it is the supervisor that runs the first three together:
//
//	controlplane run --dir DIR [--apiserver-arg=ARG]...
//	controlplane version
//
// The supervisor speaks in lines: JSON objects on standard output (see event), commands on standard input:
//
//	stop COMPONENT | start COMPONENT | restart COMPONENT
//
// It ends, and leaves neither a process nor DIR behind, when standard input closes, on SIGTERM, SIGINT or SIGHUP, and
// when one of its components dies unasked.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"k8s.io/component-base/version"
)

func main() {
	if run, ok := components[filepath.Base(os.Args[0])]; ok {
		if os.Getenv(lifelineVariable) != "" {
			go exitWhenLifelineEnds()
		}
		run()
		return
	}
	if err := control(os.Args[1:]); err != nil {
		if !errors.Is(err, flag.ErrHelp) {
			fmt.Fprintln(os.Stderr, "controlplane:", err)
		}
		os.Exit(1)
	}
}

// control is the command line of the supervisor.
func control(args []string) error {
	command := ""
	if len(args) > 0 {
		command = args[0]
	}
	switch command {
	case "run":
		options, err := parseOptions(args[1:], os.Stderr)
		if err != nil {
			return err
		}
		return supervise(options, os.Stdin, os.Stdout)
	case "version":
		_, err := fmt.Println(version.Get().GitVersion)
		return err
	default:
		return fmt.Errorf("unknown command %q: it is `run --dir DIR` or `version`", command)
	}
}

// options are what `controlplane run` can be told.
type options struct {
	// dir holds everything that the control plane writes. It is removed at the end, so it must be new or empty.
	dir string
	// apiServerArgs are added to kube-apiserver's own, and win where both set the same.
	apiServerArgs []string
}

func parseOptions(args []string, usage io.Writer) (options, error) {
	var parsed options
	flags := flag.NewFlagSet("controlplane run", flag.ContinueOnError)
	flags.SetOutput(usage)
	flags.StringVar(&parsed.dir, "dir", "", "directory for data, credentials and logs: new or empty, removed at the end")
	flags.Func("apiserver-arg", "one more argument for kube-apiserver, such as --v=2 (repeatable)", func(arg string) error {
		parsed.apiServerArgs = append(parsed.apiServerArgs, arg)
		return nil
	})
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if parsed.dir == "" || flags.NArg() > 0 {
		return options{}, fmt.Errorf("run takes --dir DIR and no other words, not %q", args)
	}
	absolute, err := filepath.Abs(parsed.dir) // it becomes part of URLs and of a kubeconfig
	if err != nil {
		return options{}, err
	}
	parsed.dir = absolute
	return parsed, nil
}
