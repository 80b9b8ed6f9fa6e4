import { expect, it } from "vitest";
import { templateLine } from "../../../src/sources/render/template-line.ts";

const TEMPLATE = `{{- if .Values.enabled }}
apiVersion: v1
kind: ServiceAccount
---
apiVersion: apps/v1
kind: "Deployment"
metadata:
  name: {{ include "web.name" . }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  template:
    spec:
      containers:
        - name: web
          resources: {{ toYaml .Values.resources | nindent 12 }}
---
kind: Service
spec:
  replicas: nothing
{{- end }}`;

it.each([
  ["Deployment", "", 6],
  ["Deployment", "spec", 9],
  ["Deployment", "spec.replicas", 11],
  ["Deployment", "spec.template.spec.containers.0.resources.requests.cpu", 17],
  // What is not there leads to what is nearest above it, and never into the next object.
  ["Deployment", "spec.minReadySeconds", 9],
  ["Deployment", "spec.selector.replicas", 9],
  ["ServiceAccount", "spec.replicas", 3],
  ["Service", "spec.replicas", 21],
  ["StatefulSet", "spec.replicas", null],
  ["Deploy", "spec", null],
])("%s %s is nearest to line %s", (kind, attribute, line) => {
  expect(templateLine(TEMPLATE, kind, attribute)).toBe(line);
});
