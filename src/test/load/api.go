package main

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"sync/atomic"
)

const group = "/apis/account.sinch.com/v1alpha1"

// connection is how the API server is reached, as an administrator.
type connection struct {
	server      string
	authority   string
	certificate string
	key         string
	tokenFile   string
	token       string
}

// api is a client without anything that a client could do without.
type api struct {
	connection
	client *http.Client
}

func connect(c connection, inFlight int) (*api, error) {
	authority, err := os.ReadFile(c.authority)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	security := &tls.Config{RootCAs: roots}
	if c.certificate != "" {
		pair, err := tls.LoadX509KeyPair(c.certificate, c.key)
		if err != nil {
			return nil, err
		}
		security.Certificates = []tls.Certificate{pair}
	}
	if c.tokenFile != "" {
		token, err := os.ReadFile(c.tokenFile)
		if err != nil {
			return nil, err
		}
		c.token = strings.TrimSpace(string(token))
	}
	return &api{c, &http.Client{Transport: &http.Transport{
		TLSClientConfig:     security,
		ForceAttemptHTTP2:   true,
		MaxIdleConnsPerHost: 2 * inFlight,
	}}}, nil
}

// request sends a body, of which nil is none, and reads the answer into result, where that is wanted.
func (a *api) request(method, path, contentType string, body, result any) error {
	response, err := a.open(method, path, contentType, body)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if result == nil {
		_, err = io.Copy(io.Discard, response.Body)
		return err
	}
	return json.NewDecoder(response.Body).Decode(result)
}

func (a *api) open(method, path, contentType string, body any) (*http.Response, error) {
	var content io.Reader = http.NoBody
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, a.server+path, content)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", contentType)
	if a.token != "" {
		request.Header.Set("Authorization", "Bearer "+a.token)
	}
	response, err := a.client.Do(request)
	if err != nil {
		return nil, err
	}
	if response.StatusCode >= 300 {
		defer response.Body.Close()
		said, _ := io.ReadAll(io.LimitReader(response.Body, 1000))
		return nil, fmt.Errorf("%s %s: %s: %s", method, path, response.Status, said)
	}
	return response, nil
}

func (a *api) post(path string, body, result any) error {
	return a.request(http.MethodPost, path, "application/json", body, result)
}

func (a *api) put(path string, body, result any) error {
	return a.request(http.MethodPut, path, "application/json", body, result)
}

func (a *api) patch(path string, body, result any) error {
	return a.request(http.MethodPatch, path, "application/merge-patch+json", body, result)
}

func (a *api) get(path string, result any) error {
	return a.request(http.MethodGet, path, "application/json", nil, result)
}

// event is what a watch tells.
type event[T any] struct {
	Type   string `json:"type"`
	Object T      `json:"object"`
}

// watch tells each object of a collection to seen, those first that are there, until seen says that it has seen enough. A
// server that has more to tell than fits its buffers ends a watch: it is opened anew, and tells again what is there.
// It returns once the watch is open; the channel tells its end.
func watch[T any](a *api, path string, seen func(event[T]) bool) (<-chan error, error) {
	path += "?watch=1&timeoutSeconds=3600"
	response, err := a.open(http.MethodGet, path, "application/json", nil)
	if err != nil {
		return nil, err
	}
	ended := make(chan error, 1)
	go func() {
		for err == nil {
			if enough := read(response, seen); enough {
				break
			}
			response, err = a.open(http.MethodGet, path, "application/json", nil)
		}
		ended <- err
	}()
	return ended, nil
}

// read tells the events of one watch to seen, and whether seen has seen enough when it ends.
func read[T any](response *http.Response, seen func(event[T]) bool) bool {
	defer response.Body.Close()
	decoder := json.NewDecoder(response.Body)
	for {
		var told event[T]
		if err := decoder.Decode(&told); err != nil {
			return false
		}
		if seen(told) {
			return true
		}
	}
}

// sideBySide calls do for 0 to n-1, so many at a time, and returns the first error.
func sideBySide(n, inFlight int, do func(i int) error) error {
	var next atomic.Int64
	var failed atomic.Value
	var workers sync.WaitGroup
	for range inFlight {
		workers.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && failed.Load() == nil; i = int(next.Add(1)) - 1 {
				if err := do(i); err != nil {
					failed.CompareAndSwap(nil, err)
				}
			}
		})
	}
	workers.Wait()
	if err, ok := failed.Load().(error); ok {
		return err
	}
	return nil
}
