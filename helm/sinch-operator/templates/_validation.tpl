{{/* What a schema cannot refuse, or not in words that help. */}}
{{- define "sinch-operator.validate" -}}
{{- if and .Values.podDisruptionBudget.enabled (ge (int .Values.podDisruptionBudget.minAvailable) (int .Values.replicas)) -}}
{{- fail (printf "podDisruptionBudget.minAvailable (%d) is not less than replicas (%d), so no node with an operator could ever be drained: raise replicas, or set podDisruptionBudget.enabled=false" (int .Values.podDisruptionBudget.minAvailable) (int .Values.replicas)) -}}
{{- end -}}
{{- if and .Values.rbac.create (eq (include "sinch-operator.serviceAccountName" .) "default") -}}
{{- fail "the ServiceAccount default would get the operator's rights, and with it every Pod of the namespace: set serviceAccount.create=true, or serviceAccount.name, or rbac.create=false" -}}
{{- end -}}
{{- $duration := .Values.operator.leaseDuration -}}
{{- $minutes := regexFind "^[0-9]+m" $duration | trimSuffix "m" | default "0" | int -}}
{{- $seconds := regexFind "[0-9]+s$" $duration | trimSuffix "s" | default "0" | int -}}
{{- $total := add (mul $minutes 60) $seconds | int -}}
{{- if or (lt $total 3) (gt $total 600) -}}
{{- fail (printf "operator.leaseDuration is %s, and has to be between 3s and 10m" $duration) -}}
{{- end -}}
{{- range .Values.operator.extraEnvironment -}}
{{- if eq .name "JAVA_TOOL_OPTIONS" -}}
{{- fail "operator.extraEnvironment sets JAVA_TOOL_OPTIONS, as the chart does: use operator.javaOptions" -}}
{{- end -}}
{{- if hasPrefix "SINCH_OPERATOR_" .name -}}
{{- fail (printf "operator.extraEnvironment sets %s, which another value says already: see operator.*, replicas and watch.namespaces" .name) -}}
{{- end -}}
{{- end -}}
{{- range $label, $ignored := include "sinch-operator.labels" . | fromYaml -}}
{{- if hasKey $.Values.podLabels $label -}}
{{- fail (printf "podLabels sets %s, as the chart does: leave it out" $label) -}}
{{- end -}}
{{- end -}}
{{- end -}}
