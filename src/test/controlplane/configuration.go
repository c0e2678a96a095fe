package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strconv"
	"time"
)

// maxSocketPath is how long the path of a Unix socket may be everywhere (macOS is the strictest).
const maxSocketPath = 103

// etcdSocket is where etcd listens: a socket in a private directory needs no port, no certificates, and is out of
// other users' reach.
func etcdSocket(dir string) string { return filepath.Join(dir, "etcd.sock") }

func newEtcd(dir string) (component, error) {
	socket := etcdSocket(dir)
	if len(socket) > maxSocketPath {
		return component{}, fmt.Errorf(
			"%s: a socket's path may have %d characters at most; choose a shorter directory", socket, maxSocketPath)
	}
	// What a member advertises must be a host and a port. In a cluster of one nobody dials it, and nothing listens there.
	const advertised = "http://127.0.0.1:2380"
	return component{
		name: etcdName,
		args: []string{
			"--name=local",
			"--data-dir=" + filepath.Join(dir, "etcd"),
			"--listen-client-urls=unix://" + socket,
			"--advertise-client-urls=" + advertised,
			"--listen-peer-urls=unix://" + filepath.Join(dir, "peer.sock"),
			"--initial-advertise-peer-urls=" + advertised,
			"--initial-cluster=local=" + advertised,
			// It elects itself, and need not wait a second for a vote.
			"--heartbeat-interval=10",
			"--election-timeout=100",
			// The data does not outlive the machine.
			"--unsafe-no-fsync",
			"--log-level=warn",
		},
		healthy: answers(unixClient(socket), "http://etcd/health"),
	}, nil
}

func newAPIServer(dir string, port int, credentials credentials, extraArgs []string) (component, error) {
	client, err := credentials.clientConfig()
	if err != nil {
		return component{}, err
	}
	serviceAccountKey := filepath.Join(dir, serviceAccountKeyFile)
	args := []string{
		"--etcd-servers=unix://" + etcdSocket(dir),
		"--bind-address=127.0.0.1",
		"--secure-port=" + strconv.Itoa(port),
		"--permit-port-sharing", // with the socket that reserves the port
		"--tls-cert-file=" + filepath.Join(dir, serverCertificateFile),
		"--tls-private-key-file=" + filepath.Join(dir, serverKeyFile),
		"--client-ca-file=" + filepath.Join(dir, authorityFile),
		// Nobody reaches it but by the loopback interface: no address to find out and to publish.
		"--advertise-address=127.0.0.1",
		"--endpoint-reconciler-type=none",
		"--service-cluster-ip-range=10.0.0.0/24",
		"--authorization-mode=RBAC",
		// Whoever makes an object that blocks its owner's deletion needs the right to set finalizers there, as on
		// hardened clusters.
		"--enable-admission-plugins=OwnerReferencesPermissionEnforcement",
		// It would insist on a token in each Pod, and no controller provides it; no Pod ever runs here.
		"--disable-admission-plugins=ServiceAccount",
		"--service-account-issuer=https://kubernetes.default.svc",
		"--service-account-key-file=" + serviceAccountKey,
		"--service-account-signing-key-file=" + serviceAccountKey,
	}
	return component{
		name: apiServerName,
		args: append(args, extraArgs...),
		healthy: answers(
			&http.Client{Transport: &http.Transport{TLSClientConfig: client, DisableKeepAlives: true}},
			fmt.Sprintf("https://127.0.0.1:%d/readyz", port)),
	}, nil
}

// newControllerManager runs the controllers whose work an operator relies on: deleting what an owner leaves behind,
// emptying namespaces, and filling aggregated roles. It retries until it gets what it needs, so it has no health of
// its own, and needs no port.
func newControllerManager(kubeconfig string) component {
	return component{
		name: controllerManagerName,
		args: []string{
			"--kubeconfig=" + kubeconfig,
			"--controllers=garbage-collector-controller,namespace-controller,clusterrole-aggregation-controller",
			"--leader-elect=false",
			// Each controller under a name of its own, as in most clusters: policies and permissions tell them apart by it.
			"--use-service-account-credentials=true",
			"--secure-port=0",
			// The default, 20 requests a second, is shared by all tests that wait for something to be deleted.
			"--kube-api-qps=200",
			"--kube-api-burst=400",
		},
	}
}

func unixClient(socket string) *http.Client {
	return &http.Client{Transport: &http.Transport{
		DisableKeepAlives: true,
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, "unix", socket)
		},
	}}
}

// answers returns a check that a GET of the URL is answered by 200 OK.
func answers(client *http.Client, url string) func(context.Context) error {
	client.Timeout = 5 * time.Second
	return func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, http.NoBody)
		if err != nil {
			return err
		}
		response, err := client.Do(request)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		if response.StatusCode == http.StatusOK {
			return nil
		}
		body, err := io.ReadAll(response.Body)
		if err != nil {
			return err
		}
		return fmt.Errorf("%s: %s: %s", url, response.Status, body)
	}
}
