package resilience.recovery_points_rook_test

import data.resilience.model.recovery_points.adapters.rook_mirrors
import data.resilience.testing as build

_object(kind, spec) := build.kubernetes($"ceph.rook.io/{kind}", "rook-ceph", "shop", {"spec": spec})

_found(resource) := found if {
	found := rook_mirrors.found with input as build.document([resource], {})
}

test_what_is_mirrored if {
	every kind in ["CephBlockPool", "CephFilesystem"] {
		source := _object(kind, {"mirroring": {"enabled": true}})
		_found(source) == [{
			"id": build.id(source), "of": build.id(source), "kind": "replica", "region": null,
			"age_s": null, "age_from": "Rook documentation: it is asynchronous, no bound",
			"restore_s": null, "restore_from": "it is promoted by a change of its manifest",
			"retention_s": null, "outlives_source": true, "unknown": {},
		}]
		_found(_object(kind, {"mirroring": {"enabled": false}})) == []
	}
}
