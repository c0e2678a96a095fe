package main

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
)

const rotateAnnotation = "account.sinch.com/rotate-key"

func (o options) subprojects() string { return group + "/namespaces/" + o.namespace + "/subprojects" }

func (o options) secrets() string { return "/api/v1/namespaces/" + o.namespace + "/secrets" }

func (o options) name(i int) string { return fmt.Sprintf("%s-%d", o.prefix, i) }

// completion is told when all Subprojects of a run are as they should be.
type completion struct {
	ended   <-chan error
	options options
}

// expect watches until so many Subprojects of the run are as wanted. It returns when the watch is open.
func expect(a *api, o options, wanted func(subproject) bool) (completion, error) {
	done := map[string]bool{}
	ended, err := watch(a, o.subprojects(), func(told event[subproject]) bool {
		name := told.Object.Metadata.Name
		if strings.HasPrefix(name, o.prefix+"-") && wanted(told.Object) {
			done[name] = true
		}
		return len(done) >= o.objects
	})
	return completion{ended, o}, err
}

func (c completion) wait() error {
	select {
	case err := <-c.ended:
		return err
	case <-time.After(c.options.limit):
		return fmt.Errorf("not done after %s", c.options.limit)
	}
}

// apply makes Subprojects and waits until all of them are as wanted.
func apply(a *api, o options) (figures, error) {
	ready, err := expect(a, o, func(it subproject) bool { return it.Status.has(o.until) })
	if err != nil {
		return nil, err
	}
	started := time.Now()
	applied := make(chan subproject, o.objects)
	var written error
	var writers sync.WaitGroup
	if o.floor {
		writers.Go(func() {
			written = sideBySide(o.objects, o.inFlight, func(int) error { return settle(a, o, <-applied) })
		})
	}
	if err := sideBySide(o.objects, o.inFlight, func(i int) error {
		var made subproject
		if err := a.post(o.subprojects(), newSubproject(o.name(i), i%o.projects), &made); err != nil {
			return err
		}
		applied <- made
		return nil
	}); err != nil {
		return nil, err
	}
	posted := time.Since(started)
	writers.Wait()
	if written != nil {
		return nil, written
	}
	if err := ready.wait(); err != nil {
		return nil, err
	}
	return figures{"applied": posted.Seconds(), "done": time.Since(started).Seconds()}, nil
}

// settle writes what a new Subproject needs: a Secret and a status.
func settle(a *api, o options, of subproject) error {
	secret, credentials := credential(of)
	if err := a.post(o.secrets(), secret, nil); err != nil {
		return err
	}
	of.Status = report(of, "True", []key{credentials}, "")
	return a.put(o.subprojects()+"/"+of.Metadata.Name+"/status", of, nil)
}

// list reads all Subprojects of the run.
func list(a *api, o options) ([]subproject, error) {
	var found struct {
		Items []subproject `json:"items"`
	}
	if err := a.get(o.subprojects(), &found); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(found.Items, func(it subproject) bool {
		return !strings.HasPrefix(it.Metadata.Name, o.prefix+"-")
	}), nil
}

// reconcile settles the Subprojects that are there, as an operator does that finds them.
func reconcile(a *api, o options) (figures, error) {
	there, err := list(a, o)
	if err != nil {
		return nil, err
	}
	ready, err := expect(a, o, func(it subproject) bool { return it.Status.has(o.until) })
	if err != nil {
		return nil, err
	}
	started := time.Now()
	if err := sideBySide(len(there), o.inFlight, func(i int) error {
		it := there[i]
		it.APIVersion, it.Kind = "account.sinch.com/v1alpha1", "Subproject"
		return settle(a, o, it)
	}); err != nil {
		return nil, err
	}
	if err := ready.wait(); err != nil {
		return nil, err
	}
	return figures{"done": time.Since(started).Seconds()}, nil
}

// await waits until all Subprojects are as wanted.
func await(a *api, o options) (figures, error) {
	started := time.Now()
	ready, err := expect(a, o, func(it subproject) bool { return it.Status.has(o.until) })
	if err != nil {
		return nil, err
	}
	if err := ready.wait(); err != nil {
		return nil, err
	}
	return figures{"done": time.Since(started).Seconds()}, nil
}

// rotate asks for a new key of each Subproject, and waits until all have one.
func rotate(a *api, o options) (figures, error) {
	there, err := list(a, o)
	if err != nil {
		return nil, err
	}
	rotated, err := expect(a, o, func(it subproject) bool {
		return it.Status.APIKey != nil && it.Status.APIKey.LastRotateRequest == o.request
	})
	if err != nil {
		return nil, err
	}
	asked := map[string]any{"metadata": map[string]any{"annotations": map[string]string{rotateAnnotation: o.request}}}
	started := time.Now()
	if err := sideBySide(len(there), o.inFlight, func(i int) error {
		it := there[i]
		var patched subproject
		if err := a.patch(o.subprojects()+"/"+it.Metadata.Name, asked, &patched); err != nil {
			return err
		}
		if !o.floor {
			return nil
		}
		secret, key := credential(patched)
		if err := a.put(o.secrets()+"/"+secret.Metadata.Name, secret, nil); err != nil {
			return err
		}
		patched.Status = report(patched, "True", append(patched.Status.Keys, key), o.request)
		return a.put(o.subprojects()+"/"+it.Metadata.Name+"/status", patched, nil)
	}); err != nil {
		return nil, err
	}
	asking := time.Since(started)
	if err := rotated.wait(); err != nil {
		return nil, err
	}
	return figures{"asked": asking.Seconds(), "done": time.Since(started).Seconds()}, nil
}

// relink has another billing account pay for the Project, and waits until all its Subprojects tell so.
func relink(a *api, o options) (figures, error) {
	there, err := list(a, o)
	if err != nil {
		return nil, err
	}
	told, err := expect(a, o, func(it subproject) bool { return it.Status.has(o.until) })
	if err != nil {
		return nil, err
	}
	started := time.Now()
	if o.floor {
		status := o.until[strings.Index(o.until, "=")+1:]
		err = sideBySide(len(there), o.inFlight, func(i int) error {
			it := there[i]
			it.APIVersion, it.Kind = "account.sinch.com/v1alpha1", "Subproject"
			it.Status = report(it, status, it.Status.Keys, "")
			return a.put(o.subprojects()+"/"+it.Metadata.Name+"/status", it, nil)
		})
	} else {
		payer := map[string]any{"spec": map[string]any{"billingAccountRef": map[string]string{"name": o.billing}}}
		err = a.patch(group+"/namespaces/"+o.namespace+"/projects/project-0", payer, nil)
	}
	if err != nil {
		return nil, err
	}
	if err := told.wait(); err != nil {
		return nil, err
	}
	return figures{"done": time.Since(started).Seconds()}, nil
}

// oneByOne makes one Subproject after the other, and measures how long it takes until its Secret is readable.
func oneByOne(a *api, o options) (figures, error) {
	readable := make(chan string, 1)
	ended, err := watch(a, o.secrets(), func(told event[secret]) bool {
		if told.Type == "ADDED" && strings.HasPrefix(told.Object.Metadata.Name, o.prefix+"-") {
			readable <- told.Object.Metadata.Name
		}
		return false
	})
	if err != nil {
		return nil, err
	}
	var took []time.Duration
	for i := range o.objects {
		started := time.Now()
		var made subproject
		if err := a.post(o.subprojects(), newSubproject(o.name(i), i%o.projects), &made); err != nil {
			return nil, err
		}
		if o.floor {
			secret, _ := credential(made)
			if err := a.post(o.secrets(), secret, nil); err != nil {
				return nil, err
			}
		}
		select {
		case name := <-readable:
			if name != o.name(i)+"-api-key" {
				return nil, fmt.Errorf("%s came before that of %s", name, o.name(i))
			}
		case err := <-ended:
			return nil, err
		case <-time.After(o.limit):
			return nil, fmt.Errorf("%s has no Secret after %s", o.name(i), o.limit)
		}
		took = append(took, time.Since(started))
	}
	slices.Sort(took)
	milliseconds := func(part float64) float64 {
		return float64(took[int(part*float64(len(took)-1))].Microseconds()) / 1000
	}
	return figures{"p50": milliseconds(0.5), "p90": milliseconds(0.9), "p99": milliseconds(0.99), "max": milliseconds(1)}, nil
}

// remove deletes all Subprojects, and waits until neither they nor their Secrets are there.
func remove(a *api, o options) (figures, error) {
	started := time.Now()
	if err := a.request(http.MethodDelete, o.subprojects(), "application/json", nil, nil); err != nil {
		return nil, err
	}
	deleted := time.Since(started)
	for _, path := range []string{o.subprojects(), o.secrets()} {
		if err := a.awaitEmpty(path, started.Add(o.limit)); err != nil {
			return nil, err
		}
	}
	return figures{"deleted": deleted.Seconds(), "done": time.Since(started).Seconds()}, nil
}

func (a *api) awaitEmpty(path string, deadline time.Time) error {
	for time.Now().Before(deadline) {
		var found struct {
			Items []struct{} `json:"items"`
		}
		if err := a.get(path+"?limit=1", &found); err != nil {
			return err
		}
		if len(found.Items) == 0 {
			return nil
		}
		time.Sleep(50 * time.Millisecond)
	}
	return fmt.Errorf("%s is not empty", path)
}

// unrelated makes Secrets and ConfigMaps that are none of the operator's business, half of each.
func unrelated(a *api, o options) (figures, error) {
	started := time.Now()
	content := strings.Repeat("unrelated ", 100)
	err := sideBySide(o.objects, o.inFlight, func(i int) error {
		made := map[string]any{"metadata": metadata{Name: o.name(i)}, "stringData": map[string]string{"content": content}}
		path := o.secrets()
		if i%2 == 1 {
			made = map[string]any{"metadata": metadata{Name: o.name(i)}, "data": map[string]string{"content": content}}
			path = "/api/v1/namespaces/" + o.namespace + "/configmaps"
		}
		return a.post(path, made, nil)
	})
	return figures{"done": time.Since(started).Seconds()}, err
}
