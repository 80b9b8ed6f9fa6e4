package resilience.simulation

# What becomes of a part where the nodes that are left can't carry all pods: what comes before its pods takes their place, and those that are lost
# wait until there is room. `room` is as capacity.rego has it, null where there is room for it.
_in_room(part, workload, room) := part if {
	room == null
} else := _part(part.part, "down", 0, part.rpo_s, null, $"pods of a higher priority take all the room that is left, and none is left for {workload.name}") if {
	room.stay == 0
	_serves[part.outcome]
} else := _part(part.part, "reduced", room.stay / workload.replicas, 0, 0, $"{room.stay} of {workload.replicas} replicas of {workload.name} {_are(room.stay)} left, since pods of a higher priority take the room of others") if {
	room.stay != null
	_serves[part.outcome]
	room.stay < part.capacity * workload.replicas
} else := object.union(part, {"rto_s": null, "why": $"{part.why}, for which no room may be left"}) if {
	part.outcome == "down"
	part.rto_s == _reschedule_s
} else := part

_serves := {"unaffected": true, "reduced": true}
