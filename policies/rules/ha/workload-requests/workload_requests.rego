# METADATA
# title: Pods say what they need
# description: |
#   After the loss of a node or a data centre the rest must take over the pods. Whether they fit is decided by what they request: what requests
#   nothing is put anywhere, is the first to be evicted where memory runs short, and can't be counted when capacity is worked out. What has no limit
#   of memory may take that of its neighbours.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
#     description: Requests and limits
# custom:
#   severity: notice
#   remediation: |
#     Give each container `resources.requests` of `cpu` and `memory`, and `resources.limits.memory`, equal to the request where it must not be
#     evicted. A LimitRange of the namespace may give defaults; no manifest of the workload shows that.
#   standards: [S8, S12, AWS REL11-BP05, "Azure RE:06", NIST CP-2(2), SOC 2 A1.1]
#   equivalents:
#     - CKV_K8S_10
#     - CKV_K8S_12
#     - CKV_K8S_13
#     - CONTAINERS_MISSING_CPU_REQUEST_KEY
#     - CONTAINERS_MISSING_MEMORY_LIMIT_KEY
#     - CONTAINERS_MISSING_MEMORY_REQUEST_KEY
#     - KSV-0015
#     - KSV-0016
#     - KSV-0018
#     - container-resource-requests-equal-limits
#     - container-resources
#     - core_cpu_requests_set
#     - core_memory_requests_set
#     - cpuRequestsMissing
#     - k8scontainerlimits
#     - k8scontainerrequests
#     - memoryLimitsMissing
#     - memoryRequestsMissing
#     - require-requests-limits
#     - unset-cpu-requirements
#     - unset-memory-requirements
#   since: 0.1.0
#   parameters:
#     guaranteed:
#       type: boolean
#       default: false
#       description: Whether requests must be as large as limits, so that pods are the last to be evicted
package resilience.rules.ha["workload-requests"]

import data.resilience.lib
import data.resilience.model.workloads
import data.resilience.model.workloads.kinds
import data.resilience.model.workloads.requests

# METADATA
# description: Workloads that run and say what their containers are.
subjects := {id: workload | some id, workload in workloads.by_id; workload.replicas != 0; workload.requests != null}

needs := ["requests"]

protects := "data-centre"

violations contains lib.entry(workload, workload.requests, $"{workload.name} does not say what it needs: {workload.requests.why}.") if {
	some workload in subjects
	workload.requests.holds == false
}

violations contains lib.entry(workload, verdict, $"{workload.name} is evicted before others where a node runs short: {verdict.why}.") if {
	lib.parameter("ha/workload-requests", "guaranteed", false) == true
	some id, workload in subjects
	workload.requests.holds == true
	verdict := requests.guaranteed(kinds.by_id[id])
	verdict.holds == false
}
