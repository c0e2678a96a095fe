package main

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"time"
)

type metadata struct {
	Name            string            `json:"name,omitempty"`
	Namespace       string            `json:"namespace,omitempty"`
	UID             string            `json:"uid,omitempty"`
	ResourceVersion string            `json:"resourceVersion,omitempty"`
	Generation      int64             `json:"generation,omitempty"`
	Labels          map[string]string `json:"labels,omitempty"`
	Annotations     map[string]string `json:"annotations,omitempty"`
	OwnerReferences []owner           `json:"ownerReferences,omitempty"`
}

type owner struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Name       string `json:"name"`
	UID        string `json:"uid"`
	Controller bool   `json:"controller"`
}

type subproject struct {
	APIVersion string           `json:"apiVersion"`
	Kind       string           `json:"kind"`
	Metadata   metadata         `json:"metadata"`
	Spec       map[string]any   `json:"spec"`
	Status     subprojectStatus `json:"status,omitzero"`
}

type subprojectStatus struct {
	SubprojectID       string      `json:"subprojectId,omitempty"`
	ProjectID          string      `json:"projectId,omitempty"`
	AccountID          string      `json:"accountId,omitempty"`
	ObservedGeneration int64       `json:"observedGeneration,omitempty"`
	Conditions         []condition `json:"conditions,omitempty"`
	APIKey             *apiKey     `json:"apiKey,omitempty"`
	Keys               []key       `json:"keys,omitempty"`
	Binding            *binding    `json:"binding,omitempty"`
}

type condition struct {
	Type               string `json:"type"`
	Status             string `json:"status"`
	Reason             string `json:"reason"`
	Message            string `json:"message"`
	LastTransitionTime string `json:"lastTransitionTime"`
	ObservedGeneration int64  `json:"observedGeneration"`
}

type apiKey struct {
	SecretName        string `json:"secretName"`
	KeyID             string `json:"keyId"`
	LastRotateRequest string `json:"lastRotateRequest,omitempty"`
}

type key struct {
	KeyID     string `json:"keyId"`
	State     string `json:"state"`
	CreatedAt string `json:"createdAt"`
	SHA256    string `json:"sha256"`
}

type binding struct {
	Name string `json:"name"`
}

type secret struct {
	APIVersion string            `json:"apiVersion"`
	Kind       string            `json:"kind"`
	Metadata   metadata          `json:"metadata"`
	Type       string            `json:"type,omitempty"`
	Data       map[string][]byte `json:"data,omitempty"`
}

func newSubproject(name string, project int) subproject {
	return subproject{
		APIVersion: "account.sinch.com/v1alpha1",
		Kind:       "Subproject",
		Metadata:   metadata{Name: name},
		Spec:       map[string]any{"projectRef": map[string]string{"name": fmt.Sprintf("project-%d", project)}},
	}
}

// credential is what a Secret with a key of the subproject is like.
func credential(of subproject) (secret, key) {
	random := make([]byte, 32)
	_, _ = rand.Read(random) // never fails
	value := []byte(hex.EncodeToString(random))
	hash := sha256.Sum256(value)
	id := rand.Text()
	now := time.Now().UTC().Format(time.RFC3339)
	return secret{
		APIVersion: "v1",
		Kind:       "Secret",
		Metadata: metadata{
			Name: of.Metadata.Name + "-api-key",
			Labels: map[string]string{
				"app.kubernetes.io/managed-by": "sinch-operator",
				"account.sinch.com/credential": "api-key",
			},
			Annotations: map[string]string{
				"account.sinch.com/key-created-at": now,
				"account.sinch.com/applied-template": `{"labels":[],"annotations":[],"dataKeys":` +
					`{"projectId":"projectId","keyId":"keyId","keySecret":"keySecret"}}`,
			},
			OwnerReferences: []owner{{of.APIVersion, of.Kind, of.Metadata.Name, of.Metadata.UID, true}},
		},
		Type: "servicebinding.io/sinch",
		Data: map[string][]byte{
			"type": []byte("sinch"), "projectId": []byte(of.Metadata.UID), "keyId": []byte(id), "keySecret": value},
	}, key{KeyID: id, State: "Active", CreatedAt: now, SHA256: hex.EncodeToString(hash[:])}
}

// report is what is reported of a subproject whose keys are these.
func report(of subproject, ready string, keys []key, request string) subprojectStatus {
	now := time.Now().UTC().Format(time.RFC3339)
	generation := of.Metadata.Generation
	name := of.Metadata.Name + "-api-key"
	conditions := []condition{
		{"Accepted", "True", "Accepted", "The subproject hangs under its project.", now, generation},
		{"BillingReady", ready, "BillingLinked", "Its project's billing account pays for it.", now, generation},
		{"APIKeyReady", "True", "KeyIssued", "Secret " + name + " holds the active key.", now, generation},
		{"Ready", ready, "Ready", "Everything is as asked for.", now, generation},
	}
	return subprojectStatus{
		SubprojectID:       of.Metadata.UID,
		ProjectID:          "project-0",
		AccountID:          "account",
		ObservedGeneration: generation,
		Conditions:         conditions,
		APIKey:             &apiKey{name, keys[len(keys)-1].KeyID, request},
		Keys:               keys,
		Binding:            &binding{name},
	}
}

// has tells whether a condition, as in "Ready=True", is reported.
func (s subprojectStatus) has(wanted string) bool {
	for _, reported := range s.Conditions {
		if reported.Type+"="+reported.Status == wanted {
			return true
		}
	}
	return false
}
