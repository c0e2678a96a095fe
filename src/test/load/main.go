// Command load puts load on the API server of a benchmark, and measures how long it takes until all is done.
//
//	load COMMAND --server URL --ca FILE [--certificate FILE --key FILE | --token FILE] --namespace NAME [FLAGS]
//
// With --floor it does itself what an operator would have to write, and nothing else: what comes out is the time below which
// no client of this API server on this machine gets. Without it an operator has to be there that does the work.
// It prints one JSON object with its figures.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

// options are what all commands can be told; each takes what it needs.
type options struct {
	connection connection
	namespace  string
	// objects is how many Subprojects are made, or are there.
	objects int
	// projects is among how many Projects, all of them there, the Subprojects are divided.
	projects int
	inFlight int
	prefix   string
	floor    bool
	request  string
	billing  string
	until    string
	limit    time.Duration
}

// figures are what a command measured, in seconds and in numbers.
type figures map[string]float64

// commands are what the program can do, by name.
var commands = map[string]func(*api, options) (figures, error){
	"apply":      apply,
	"reconcile":  reconcile,
	"rotate":     rotate,
	"relink":     relink,
	"one-by-one": oneByOne,
	"delete":     remove,
	"unrelated":  unrelated,
	"await":      await,
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 || commands[args[0]] == nil {
		return fmt.Errorf("which command? One of %s", strings.Join(names(), ", "))
	}
	parsed, err := parse(args[1:])
	if err != nil {
		return err
	}
	api, err := connect(parsed.connection, parsed.inFlight)
	if err != nil {
		return err
	}
	measured, err := commands[args[0]](api, parsed)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(measured)
}

func names() []string {
	var all []string
	for name := range commands {
		all = append(all, name)
	}
	return all
}

func parse(args []string) (options, error) {
	var o options
	flags := flag.NewFlagSet("load", flag.ContinueOnError)
	flags.StringVar(&o.connection.server, "server", "", "the API server's URL")
	flags.StringVar(&o.connection.authority, "ca", "", "file with the certificate of its authority")
	flags.StringVar(&o.connection.certificate, "certificate", "", "file with the certificate of an administrator")
	flags.StringVar(&o.connection.key, "key", "", "file with the certificate's key")
	flags.StringVar(&o.connection.tokenFile, "token", "", "file with the token of an administrator, instead of a certificate")
	flags.StringVar(&o.namespace, "namespace", "", "where the objects are")
	flags.IntVar(&o.objects, "objects", 1000, "how many Subprojects")
	flags.IntVar(&o.projects, "projects", 1, "how many Projects they are divided among: project-0, project-1, ...")
	flags.IntVar(&o.inFlight, "in-flight", 50, "how many requests at a time")
	flags.StringVar(&o.prefix, "prefix", "client", "what the Subprojects' names begin with")
	flags.BoolVar(&o.floor, "floor", false, "write what an operator would have to write")
	flags.StringVar(&o.request, "request", "", "rotate: the value of the annotation")
	flags.StringVar(&o.billing, "billing-account", "", "relink: the billing account that pays from now on")
	flags.StringVar(&o.until, "until", "Ready=True", "the condition that all Subprojects are to have")
	flags.DurationVar(&o.limit, "limit", 30*time.Minute, "when to give up")
	if err := flags.Parse(args); err != nil {
		return options{}, err
	}
	if o.objects < 1 || o.projects < 1 || o.inFlight < 1 {
		return options{}, fmt.Errorf("--objects, --projects and --in-flight begin at 1")
	}
	return o, nil
}
