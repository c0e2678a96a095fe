{{/*
Whom no policy binds: the operator, and what Kubernetes itself does when a namespace or an owner goes. A policy that
refused these would leave namespaces that never end.
*/}}
{{- define "sinch-operator.policies.matchConditions" -}}
{{- $operator := printf "system:serviceaccount:%s:%s" .Release.Namespace (include "sinch-operator.serviceAccountName" .) -}}
- name: not-exempt-user
  expression: '!(request.userInfo.username in {{ prepend .Values.policies.exempt.users $operator | toJson }})'
{{- with .Values.policies.exempt.groups }}
- name: not-exempt-group
  expression: '!request.userInfo.?groups.orValue([]).exists(group, group in {{ toJson . }})'
{{- end }}
{{- end -}}

{{/*
The binding of a policy, given as (list root name settings). An operator of some namespaces has a say in those alone.
*/}}
{{- define "sinch-operator.policies.binding" -}}
{{- $root := index . 0 -}}
{{- $name := index . 1 -}}
{{- $settings := index . 2 -}}
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingAdmissionPolicyBinding
metadata:
  name: {{ $name }}
  labels:
    {{- include "sinch-operator.labels" $root | nindent 4 }}
spec:
  policyName: {{ $name }}
  validationActions:
    {{- toYaml $settings.actions | nindent 4 }}
  {{- with $root.Values.watch.namespaces }}
  matchResources:
    namespaceSelector:
      matchExpressions:
        - key: kubernetes.io/metadata.name
          operator: In
          values:
            {{- toYaml . | nindent 12 }}
  {{- end }}
{{- end -}}
