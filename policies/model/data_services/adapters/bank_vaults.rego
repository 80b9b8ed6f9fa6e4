# METADATA
# title: Vault of the Bank-Vaults operator
# description: |
#   With integrated storage (raft) a majority of the pods must be left; with a store outside of it, one, which takes over what stands by. Files are of one pod, and so is what is kept in memory.
#   `podAntiAffinity` names the topology that pods are kept apart by. How sealed pods are opened again, and snapshots of raft, stand in no manifest.
# related_resources:
#   - ref: https://bank-vaults.dev/docs/operator/
#     description: Vault operator
#   - ref: https://developer.hashicorp.com/vault/docs/internals/integrated-storage
#     description: Integrated storage
package resilience.model.data_services.adapters.bank_vaults

import data.resilience.lib
import data.resilience.model.data_services.members

# METADATA
# description: Records of the Vaults in the input.
found := [record |
	some vault in input.kubernetes["vault.banzaicloud.com/Vault"]
	size := members.count_at(vault, ["spec", "size"], null)
	group := {
		"count": size, "needed": _needed(vault, size.n), "what": "pod",
		"spread": members.stronger(_by_key(vault), members.spread_at(vault, ["spec"])), "spread_at": "spec.podAntiAffinity",
		"mend": "Set `podAntiAffinity: topology.kubernetes.io/zone`.",
	}
	record := members.record(vault, "Vault", {
		"holds_data": _keeps(vault), "count": size.n,
		"survives_node": lib.all_of([members.survives_node(vault, group), _shared(vault)]),
		"survives_data_centre": lib.all_of([members.survives_data_centre(vault, group), _shared(vault)]),
	})
]

_storage(vault) := lib.at(vault, ["spec", "config", "storage"], {})

_needed(_, null) := null

_needed(vault, n) := members.majority(n) if {
	n != null
	_storage(vault).raft
}

_needed(vault, n) := 1 if {
	n != null
	not _storage(vault).raft
}

_keeps(vault) if {
	some kind in ["raft", "file"]
	_storage(vault)[kind]
} else := false

_shared(vault) := lib.fails("its storage is files of one pod", "spec.config.storage", "Set `config.storage.raft`, and `size: 3`.") if {
	_storage(vault).file
} else := lib.fails("its storage is the memory of one pod (inmem)", "spec.config.storage", "Set `config.storage.raft`, and `size: 3`.") if {
	_storage(vault).inmem
} else := lib.holds("its storage is shared")

_by_key(vault) := members.spread_by(key, "guaranteed") if {
	key := lib.text(vault, ["spec", "podAntiAffinity"])
	key != ""
} else := members.together
