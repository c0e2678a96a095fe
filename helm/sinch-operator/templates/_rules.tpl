{{/*
What the operator may do with its own kinds. Parents carry a finalizer, and only the operator takes it off.
*/}}
{{- define "sinch-operator.rules.survival" -}}
# All six are watched.
- apiGroups: [account.sinch.com]
  resources: [sinchaccounts, billingaccounts, projects, subprojects, payments, usagereports]
  verbs: [list, watch]
# Whether what has a key is still there. Roles of project members give it on as well, and nobody can give what he does not hold.
- apiGroups: [account.sinch.com]
  resources: [projects, subprojects]
  verbs: [get]
# Conditions, counts, balances and the audit trail of keys.
- apiGroups: [account.sinch.com]
  resources:
    - sinchaccounts/status
    - billingaccounts/status
    - projects/status
    - subprojects/status
    - payments/status
    - usagereports/status
  verbs: [update]
# The finalizer that holds a parent until its children are gone.
- apiGroups: [account.sinch.com]
  resources: [sinchaccounts, billingaccounts, projects]
  verbs: [patch]
{{- end -}}

{{/* What it does besides, in the namespaces that it watches. */}}
{{- define "sinch-operator.rules.work" -}}
# What an account comes with, and takes along where nobody has made use of it.
- apiGroups: [account.sinch.com]
  resources: [billingaccounts, projects, payments]
  verbs: [create, delete]
# The operator never writes these: it holds them because the Role of an Admin of a project gives them on.
- apiGroups: [account.sinch.com]
  resources: [subprojects]
  verbs: [update, patch]
# The API keys. Those of other people cannot be told apart by RBAC; the operator reads only what bears its label.
- apiGroups: [""]
  resources: [secrets]
  verbs: [get, list, watch, create, update, delete]
# Access of the members of projects. Neither escalate nor bind: it cannot give more than it holds.
- apiGroups: [rbac.authorization.k8s.io]
  resources: [roles, rolebindings]
  verbs: [get, list, watch, create, update, delete]
# What people are told of.
- apiGroups: [events.k8s.io]
  resources: [events]
  verbs: [create]
{{- end -}}

{{/* What belongs to no namespace. */}}
{{- define "sinch-operator.rules.namespaces" -}}
# The labels that selectors in allowedNamespaces choose by.
- apiGroups: [""]
  resources: [namespaces]
  verbs: [list, watch]
{{- end -}}
