# METADATA
# title: Replications
# description: Copies of stores that a provider makes by itself.
package resilience.model.replications

# METADATA
# description: Replication records by store id of their source, sorted by id.
of_store := {store: copies |
	some store, ids in _ids
	copies := [_by_id[id] | some id in sort(ids)]
}

# METADATA
# description: All replication records.
all := [copy | some copy in data.resilience.model.replications.adapters[_].found]

# METADATA
# description: Ids of the stores that hold copies. Of two that copy to each other each holds what is its own, too.
copies := {copy.to: true | some copy in all; copy.to != null; not _is_mutual(copy)}

_is_mutual(copy) if {
	some back in of_store[copy.to]
	back.to == copy.from
}

_by_id := {copy.id: copy | some copy in all}

_ids[copy.from] contains copy.id if {
	some copy in all
	copy.from != null
}
