{{/* The chart's name, or what replaces it. */}}
{{- define "sinch-operator.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{/* What all objects of the release are named. */}}
{{- define "sinch-operator.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- $name := include "sinch-operator.name" . -}}
{{- if contains $name .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name $name | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}
{{- end -}}

{{/* What belongs to the whole cluster is named so: releases of one name may be in several namespaces. */}}
{{- define "sinch-operator.clusterName" -}}
{{- printf "%s:%s" .Release.Namespace (include "sinch-operator.fullname" .) -}}
{{- end -}}

{{/* Labels of every object. */}}
{{- define "sinch-operator.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "sinch-operator.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{/* Labels by which the Pods are told from others; they never change. */}}
{{- define "sinch-operator.selectorLabels" -}}
app.kubernetes.io/name: {{ include "sinch-operator.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{/* The account under which the Pods run. */}}
{{- define "sinch-operator.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- default (include "sinch-operator.fullname" .) .Values.serviceAccount.name -}}
{{- else -}}
{{- default "default" .Values.serviceAccount.name -}}
{{- end -}}
{{- end -}}

{{/* The image, by digest where there is one. */}}
{{- define "sinch-operator.image" -}}
{{- if .Values.image.digest -}}
{{- printf "%s@%s" .Values.image.repository .Values.image.digest -}}
{{- else -}}
{{- printf "%s:%s" .Values.image.repository (default .Chart.AppVersion .Values.image.tag) -}}
{{- end -}}
{{- end -}}

{{/* Options of the JVM. */}}
{{- define "sinch-operator.javaOptions" -}}
{{- $options := list -}}
{{- if .Values.heapDump.enabled -}}
{{- $options = concat $options (list "-XX:+HeapDumpOnOutOfMemoryError" "-XX:HeapDumpPath=/heapdump") -}}
{{- end -}}
{{- /* A process without memory does its work no more; it is started anew, even where the dump does not fit. */ -}}
{{- $options = append $options "-XX:+ExitOnOutOfMemoryError" -}}
{{- if .Values.operator.javaOptions -}}
{{- $options = append $options .Values.operator.javaOptions -}}
{{- end -}}
{{- join " " $options -}}
{{- end -}}
