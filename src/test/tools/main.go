// Judges objects as others do: reads one object of JSON a line and writes its status as kstatus, Flux's library,
// computes it, one line of JSON each.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"sigs.k8s.io/cli-utils/pkg/kstatus/status"
)

type assessment struct {
	Status  string `json:"status"`
	Message string `json:"message"`
}

func main() {
	if err := assess(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func assess(in io.Reader, out io.Writer) error {
	objects, assessments := json.NewDecoder(in), json.NewEncoder(out)
	for {
		var object unstructured.Unstructured
		if err := objects.Decode(&object.Object); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		result, err := status.Compute(&object)
		if err != nil {
			return err
		}
		if err := assessments.Encode(assessment{string(result.Status), result.Message}); err != nil {
			return err
		}
	}
}
