// Command assess tells what others make of our statuses: Flux and Helm, which judge by kstatus, and Argo CD, which runs a
// script in Lua.
//
//	assess [SCRIPT] < objects
//
// SCRIPT is a file of Lua; without it only kstatus is asked. Each line of the input is an object as JSON; for each there is a line of output, in the same order.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

const longestLine = 16 << 20

// judgement is what somebody thinks of an object.
type judgement struct {
	Status  string `json:"status"`
	Message string `json:"message"`
}

// assessment is a line of the output.
type assessment struct {
	Kstatus judgement  `json:"kstatus"`
	Health  *judgement `json:"health,omitempty"`
}

func main() {
	var health *script
	if len(os.Args) > 1 {
		source, err := os.ReadFile(os.Args[1])
		if err != nil {
			fail(err)
		}
		if health, err = compile(string(source)); err != nil {
			fail(err)
		}
	}
	if err := assessAll(health, os.Stdin, os.Stdout); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "assess:", err)
	os.Exit(1)
}

func assessAll(health *script, objects io.Reader, output io.Writer) error {
	lines := bufio.NewScanner(objects)
	lines.Buffer(nil, longestLine)
	written := bufio.NewWriter(output)
	encoder := json.NewEncoder(written)
	for lines.Scan() {
		assessed, err := assess(health, lines.Bytes())
		if err != nil {
			return err
		}
		if err := encoder.Encode(assessed); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return err
	}
	return written.Flush()
}

func assess(health *script, line []byte) (assessment, error) {
	object := &unstructured.Unstructured{}
	if err := object.UnmarshalJSON(line); err != nil {
		return assessment{}, err
	}
	computed, err := status.Compute(object)
	if err != nil {
		return assessment{}, err
	}
	assessed := assessment{Kstatus: judgement{computed.Status.String(), computed.Message}}
	if health == nil {
		return assessed, nil
	}
	judged, err := health.judge(object)
	if err != nil {
		return assessment{}, fmt.Errorf("%s %s: %w", object.GetKind(), object.GetName(), err)
	}
	assessed.Health = &judged
	return assessed, nil
}
