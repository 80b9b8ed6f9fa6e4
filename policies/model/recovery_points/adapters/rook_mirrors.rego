# METADATA
# title: Mirrors of Ceph
# description: |
#   A pool or file system that is mirrored is copied to another Ceph cluster, asynchronously: by the journal as it is written, or by snapshots at their
#   interval. How far behind it is, and where that cluster is, no manifest of this one says.
# related_resources:
#   - ref: https://rook.io/docs/rook/latest-release/Storage-Configuration/Block-Storage-RBD/rbd-mirroring/
#     description: RBD mirroring
package resilience.model.recovery_points.adapters.rook_mirrors

import data.resilience.lib

# METADATA
# description: Recovery points of mirrored pools and file systems in the input.
found := [point |
	some type in ["ceph.rook.io/CephBlockPool", "ceph.rook.io/CephFilesystem"]
	some source in input.kubernetes[type]
	lib.at(source, ["spec", "mirroring", "enabled"], false) == true
	point := {
		"id": source.id, "of": source.id, "kind": "replica", "region": null,
		"age_s": null, "age_from": "Rook documentation: it is asynchronous, no bound",
		"restore_s": null, "restore_from": "it is promoted by a change of its manifest",
		"retention_s": null, "outlives_source": true, "unknown": {},
	}
]
