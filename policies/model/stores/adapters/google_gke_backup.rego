# METADATA
# title: Where Backup for GKE keeps backups
# description: |
#   A backup plan keeps its backups in its own location, which may be another region than that of its cluster: then they outlive it.
# related_resources:
#   - ref: https://cloud.google.com/kubernetes-engine/docs/add-on/backup-for-gke/concepts/backup-for-gke
#     description: Backup plans and their regions
package resilience.model.stores.adapters.google_gke_backup

import data.resilience.lib
import data.resilience.model.clusters

# METADATA
# description: Snapshot locations of the backup plans in the input.
locations := [location |
	some plan in input.terraform.google_gke_backup_backup_plan
	region := lower(lib.text(plan, ["location"]))
	cluster := cluster_of(plan)
	place := _place(plan, region, cluster)
	location := {
		"id": plan.id, "name": _name(plan), "provider": "google",
		"bucket": null, "redundancy": place.redundancy, "unknown": place.unknown,
		"prefix": "", "cluster": cluster, "writes": true,
		"regions": [region | region != ""],
	}
]

# METADATA
# description: Id of the cluster that a plan backs up, null where no input shows it.
cluster_of(plan) := ids[0] if {
	ids := sort([id | some id in lib.refs(plan, "cluster"); clusters.by_id[id]])
	count(ids) > 0
} else := null

_name(plan) := name if {
	name := lib.text(plan, ["name"])
	name != ""
} else := plan.address

_place(plan, "", _) := {"redundancy": "unknown", "unknown": {"redundancy": lib.why_unknown(plan, ["location"])}}

_place(_, region, cluster) := {"redundancy": "data-centre", "unknown": {}} if {
	region != ""
	region in clusters.by_id[cluster].regions
}

_place(_, region, cluster) := {"redundancy": "region", "unknown": {}} if {
	region != ""
	count(clusters.by_id[cluster].regions) > 0
	not region in clusters.by_id[cluster].regions
}

_place(plan, region, cluster) := {"redundancy": "unknown", "unknown": {"redundancy": $"{plan.address}: the region of its cluster is not known"}} if {
	region != ""
	not _has_region(cluster)
}

_has_region(cluster) if count(clusters.by_id[cluster].regions) > 0
