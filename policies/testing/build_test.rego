# METADATA
# title: Builders of inputs for tests
# description: |
#   An input document with its defaults, and the envelopes of resources as the pipeline makes them (src/model/input-document.ts,
#   src/model/resource.ts), so that a test says only what matters to it. Left out of the WASM, as every `*_test.rego` is.
package resilience.testing

import data.resilience.model.components
import data.resilience.model.workloads.kinds

# METADATA
# description: Objectives that ask for nothing.
nothing_asked := {"tolerate": null, "rto_s": null, "rpo_s": null}

# METADATA
# description: The settings of a run that declares nothing.
default_settings := {
	"objectives": nothing_asked,
	"services": [],
	"clusters": [],
	"regions": {"live": null, "recovery": []},
	"recovery": {
		"snapshot_size_bytes": null, "restore_throughput_bytes_s": null, "provision_time_s": null,
		"decision_time_s": null, "backup_duration_s": null,
	},
	"declared": {"locations": [], "snapshot_schedules": []},
	"assumed_cluster": {"nodes": 3, "data_centres": 3},
	"connectivity": [],
	"simulation": {"pairs": false},
	"parameters": {},
}

# METADATA
# description: |
#   An input document of resources, as the builders below make them, in any order, and of the settings that differ from the default ones
#   (objects are merged key by key). References are reversed here, as the pipeline does: a test gives `references` only.
document(resources, settings) := {
	"version": 1, "now_s": 1700000000,
	"settings": object.union(default_settings, settings),
	"providers": {},
	"terraform": _by_type(resources, "terraform"),
	"kubernetes": _by_type(resources, "kubernetes"),
	"going": {},
}

# METADATA
# description: |
#   A document in which a change deletes resources, or replaces them where their action says so.
going(document_, resources) := object.union(document_, {"going": _by_type(resources, "terraform")})

# METADATA
# description: |
#   A resource of a Terraform plan, `terraform("aws_subnet", "a", {"values": {...}})`; the type of a data source is `data.aws_subnet`. The
#   last argument is laid over the envelope: values, unknown, withheld, region, references, action, scope, address, input.
terraform(type, name, overrides) := {
	"family": "terraform", "type": type,
	"envelope": _envelope(_laid_over(
		{"input": "plan.json", "address": $"{type}.{name}", "action": "create", "region": {"name": "eu-west-1"}},
		overrides,
	)),
}

# METADATA
# description: |
#   A Kubernetes object, `kubernetes("apps/Deployment", "shop", "web", {"spec": {...}})`: type, namespace, name, and its manifest without
#   identity (labels and annotations under `metadata`). Selectors and scale targets are not resolved: `referring` says what they mean.
kubernetes(type, namespace, name, manifest) := {
	"family": "kubernetes", "type": type,
	"envelope": _envelope({
		"input": "app.yaml", "scope": namespace, "address": _kubernetes_address(type, namespace, name), "action": "apply",
		"region": {"unknown": "a manifest does not say its region"},
		"values": object.union({"metadata": {"name": name}}, manifest),
	}),
}

# METADATA
# description: |
#   A built resource that refers to others, `referring(pdb, {"spec.selector": [web]})`; the others are built resources too, or ids.
referring(built, references) := over(built, {"references": {path: [_id(other) | some other in others] | some path, others in references}})

# METADATA
# description: |
#   A built resource with other fields in its envelope, for example `{"input": "other.yaml"}` or `{"unknown": {...}}`.
over(built, overrides) := with_fields(built, {"envelope": _envelope(_laid_over(built.envelope, overrides))})

# METADATA
# description: |
#   A record with other fields, each taken whole (`object.union` would merge objects), for expected values.
with_fields(record, fields) := object.union(object.remove(record, object.keys(fields)), fields)

# A region is one thing or another, never both.
_laid_over(envelope, overrides) := object.union(object.remove(envelope, [field | some field in ["region"]; overrides[field]]), overrides)

# METADATA
# description: The id of a built resource.
id(built) := built.envelope.id

# METADATA
# description: |
#   A declared cluster of the settings over built machines, or their ids: `cluster("pam", [a, b, c], {"inputs": ["app.yaml"]})`.
cluster(name, primaries, overrides) := object.union(
	{
		"name": name, "kind": "kubernetes",
		"primaries": [_id(primary) | some primary in primaries], "secondaries": [],
		"inputs": [], "node": {"cpu": null, "memory": null},
	},
	overrides,
)

# METADATA
# description: A declared service of the settings, its members built resources or ids.
service(name, members, objectives) := {
	"name": name, "tier": null,
	"members": [_id(member) | some member in members],
	"objectives": object.union(nothing_asked, objectives),
}

# METADATA
# description: |
#   A machine of 8 cores and 32 GiB in a data centre, `machine("a", "eu-west-1a")`.
machine(name, zone) := terraform("aws_instance", name, {"values": {"availability_zone": zone, "instance_type": "m6i.2xlarge"}})

# METADATA
# description: |
#   The component that an adapter is expected to make of a built resource: `component(db, "postgres database", {"holds_data": true})`.
component(built, kind, given) := components.record(built.envelope, kind, given)

# METADATA
# description: |
#   The workload of a built object in a document, as the parts of the workload model take it: `build.kind(web, build.document([web], {}))`.
kind(built, document_) := found if {
	found := kinds.by_id[_id(built)] with input as document_
}

# METADATA
# description: A quantity as the pipeline decodes it.
quantity(text, value) := {"text": text, "value": value}

_id(other) := other if is_string(other)

_id(other) := other.envelope.id if is_object(other)

_by_type(resources, family) := {type: envelopes |
	some type in {built.type | some built in resources; built.family == family}
	envelopes := [object.union(built.envelope, {"referenced_by": _referenced_by(resources, built.envelope.id)}) |
		some built in resources
		built.family == family
		built.type == type
	]
}

_referenced_by(resources, target) := {path: sort({built.envelope.id | some built in resources; _refers(built.envelope, path, target)}) |
	some path in {_without_positions(path) |
		some built in resources
		some path, ids in built.envelope.references
		target in ids
	}
}

_refers(envelope, plain, target) if {
	some path, ids in envelope.references
	_without_positions(path) == plain
	target in ids
}

_without_positions(path) := concat(".", [part | some part in split(path, "."); not regex.match(`^[0-9]+$`, part)])

_envelope(given) := object.union(envelope, {"id": $"{envelope.input}#{envelope.address}"}) if {
	envelope := object.union(
		{
			"scope": "", "action_reason": null, "replaced_by": [],
			"values": {}, "unknown": {}, "withheld": {}, "references": {}, "referenced_by": {},
		},
		given,
	)
}

_kubernetes_address(type, namespace, name) := concat("/", [part | some part in [$"{kind}{_dotted(group)}", namespace, name]; part != ""]) if {
	[group, kind] := split(type, "/")
}

_dotted("core") := ""

_dotted(group) := $".{group}" if group != "core"
