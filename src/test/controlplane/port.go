//go:build unix

package main

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// reservedPort is a TCP port of the loopback interface that belongs to us until it is released, also while nothing
// listens on it.
type reservedPort struct {
	number int
	socket int
}

// reservePort takes a free port with a socket that is bound but never listens, so it gets no connections. Both it and
// kube-apiserver (--permit-port-sharing) set SO_REUSEPORT, which lets sockets of the same user share the port, and keeps
// it from everyone else: there is no gap between choosing the port and listening on it, and it stays the same port
// while the API server is down.
func reservePort() (*reservedPort, error) {
	socket, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		return nil, fmt.Errorf("reserving a port: %w", err)
	}
	unix.CloseOnExec(socket)
	number, err := bindLoopback(socket)
	if err != nil {
		_ = unix.Close(socket) // the error of interest is the one above
		return nil, fmt.Errorf("reserving a port: %w", err)
	}
	return &reservedPort{number: number, socket: socket}, nil
}

func bindLoopback(socket int) (int, error) {
	if err := unix.SetsockoptInt(socket, unix.SOL_SOCKET, unix.SO_REUSEPORT, 1); err != nil {
		return 0, err
	}
	if err := unix.Bind(socket, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		return 0, err
	}
	address, err := unix.Getsockname(socket)
	if err != nil {
		return 0, err
	}
	return address.(*unix.SockaddrInet4).Port, nil
}

func (p *reservedPort) release() error {
	return unix.Close(p.socket)
}
