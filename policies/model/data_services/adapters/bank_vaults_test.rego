package resilience.data_services_bank_vaults_test

import data.resilience.model.data_services.adapters.bank_vaults
import data.resilience.testing as build

_vault(spec) := build.kubernetes("vault.banzaicloud.com/Vault", "vault", "vault", {"spec": spec})

_raft := {"config": {"storage": {"raft": {"path": "/vault/file"}}}}

_of(spec) := [record.survives_node.holds, record.survives_data_centre.holds, record.holds_data] if {
	[record] := bank_vaults.found with input as build.document([_vault(spec)], {})
}

test_one_record if {
	vault := _vault(object.union(_raft, {"size": 3, "podAntiAffinity": "topology.kubernetes.io/zone"}))
	found := bank_vaults.found with input as build.document([vault], {})
	found == [build.component(vault, "Vault", {
		"holds_data": true, "count": 3,
		"survives_node": {"holds": true, "why": "it has 3 pods on different nodes", "attribute": null, "mend": null},
		"survives_data_centre": {"holds": true, "why": "its 3 pods are in different data centres", "attribute": null, "mend": null},
	})]
}

test_members_and_what_keeps_them_apart if {
	_of(object.union(_raft, {"size": 2, "podAntiAffinity": "topology.kubernetes.io/zone"})) == [false, false, true]
	_of(object.union(_raft, {"size": 3})) == [false, false, true]
	_of(object.union(_raft, {"size": 3, "podAntiAffinity": "kubernetes.io/hostname"})) == [true, true, true]
	_of(_raft) == [null, null, true]
}

test_where_it_keeps_what_it_holds if {
	apart := {"size": 2, "podAntiAffinity": "topology.kubernetes.io/zone"}
	_of(object.union(apart, {"config": {"storage": {"consul": {}}}})) == [true, true, false]
	_of(object.union(apart, {"config": {"storage": {"file": {"path": "/vault/file"}}}})) == [false, false, true]
	_of(object.union(apart, {"config": {"storage": {"inmem": {}}}})) == [false, false, false]
	_of(object.union(apart, {"config": "x"})) == [true, true, false]
}
