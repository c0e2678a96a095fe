package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"
	"time"

	"k8s.io/client-go/tools/clientcmd"
	clientcmdapi "k8s.io/client-go/tools/clientcmd/api"
)

// validity of the certificates: a control plane for tests does not live that long.
const validity = 30 * 24 * time.Hour

// credentials are the keys and certificates of one control plane, made anew for each.
type credentials struct {
	authority      keyPair
	server         keyPair // what kube-apiserver shows
	administrator  keyPair // a client in the group system:masters
	serviceAccount []byte  // the private key that signs service account tokens, as PEM
}

// keyPair is a certificate with its private key, both as PEM.
type keyPair struct {
	certificate, key []byte
}

func newCredentials() (credentials, error) {
	issuer, err := newIssuer()
	if err != nil {
		return credentials{}, err
	}
	server, err := issuer.issue(&x509.Certificate{
		Subject:     pkix.Name{CommonName: "kube-apiserver"},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
		DNSNames:    []string{"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc"},
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1), net.IPv6loopback},
	})
	if err != nil {
		return credentials{}, err
	}
	administrator, err := issuer.issue(&x509.Certificate{
		Subject:     pkix.Name{CommonName: "admin", Organization: []string{"system:masters"}},
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	})
	if err != nil {
		return credentials{}, err
	}
	_, serviceAccount, err := newKey()
	if err != nil {
		return credentials{}, err
	}
	return credentials{issuer.pair, server, administrator, serviceAccount}, nil
}

// issuer is a certificate authority.
type issuer struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
	pair        keyPair
}

func newIssuer() (*issuer, error) {
	template := newTemplate(&x509.Certificate{
		Subject:  pkix.Name{CommonName: "local control plane"},
		KeyUsage: x509.KeyUsageCertSign,
		IsCA:     true,
	})
	key, encodedKey, err := newKey()
	if err != nil {
		return nil, err
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(signed)
	if err != nil {
		return nil, err
	}
	return &issuer{certificate, key, keyPair{encode("CERTIFICATE", signed), encodedKey}}, nil
}

func (i *issuer) issue(template *x509.Certificate) (keyPair, error) {
	template = newTemplate(template)
	template.KeyUsage = x509.KeyUsageDigitalSignature
	key, encodedKey, err := newKey()
	if err != nil {
		return keyPair{}, err
	}
	signed, err := x509.CreateCertificate(rand.Reader, template, i.certificate, key.Public(), i.key)
	if err != nil {
		return keyPair{}, err
	}
	return keyPair{encode("CERTIFICATE", signed), encodedKey}, nil
}

// newTemplate completes a certificate to be signed with what all of ours have in common.
func newTemplate(template *x509.Certificate) *x509.Certificate {
	now := time.Now()
	template.NotBefore = now.Add(-time.Hour) // clocks that are set back a little do no harm
	template.NotAfter = now.Add(validity)
	template.BasicConstraintsValid = true
	return template
}

func newKey() (*ecdsa.PrivateKey, []byte, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	encoded, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return nil, nil, err
	}
	return key, encode("EC PRIVATE KEY", encoded), nil
}

func encode(kind string, content []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: content})
}

// The files that kube-apiserver reads, within the directory that write is given.
const (
	authorityFile         = "ca.crt"
	serverCertificateFile = "server.crt"
	serverKeyFile         = "server.key"
	serviceAccountKeyFile = "service-account.key"
)

// write puts what kube-apiserver needs into a directory, for the owner's eyes only.
func (c credentials) write(dir string) error {
	for name, content := range map[string][]byte{
		authorityFile:         c.authority.certificate,
		serverCertificateFile: c.server.certificate,
		serverKeyFile:         c.server.key,
		serviceAccountKeyFile: c.serviceAccount,
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// writeKubeconfig writes a kubeconfig of the administrator that needs no other file.
func (c credentials) writeKubeconfig(path, server string) error {
	const name = "local"
	return clientcmd.WriteToFile(clientcmdapi.Config{
		Clusters: map[string]*clientcmdapi.Cluster{
			name: {Server: server, CertificateAuthorityData: c.authority.certificate},
		},
		AuthInfos: map[string]*clientcmdapi.AuthInfo{
			"admin": {ClientCertificateData: c.administrator.certificate, ClientKeyData: c.administrator.key},
		},
		Contexts:       map[string]*clientcmdapi.Context{name: {Cluster: name, AuthInfo: "admin", Namespace: "default"}},
		CurrentContext: name,
	}, path)
}

// clientConfig is TLS as the administrator.
func (c credentials) clientConfig() (*tls.Config, error) {
	certificate, err := tls.X509KeyPair(c.administrator.certificate, c.administrator.key)
	if err != nil {
		return nil, err
	}
	authorities := x509.NewCertPool()
	if !authorities.AppendCertsFromPEM(c.authority.certificate) {
		return nil, errors.New("the authority's own certificate cannot be read")
	}
	return &tls.Config{RootCAs: authorities, Certificates: []tls.Certificate{certificate}}, nil
}
