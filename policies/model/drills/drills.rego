# METADATA
# title: Drills
# description: Recoveries that are practised, by a schedule or on a day. A copy that was never restored may not be one.
package resilience.model.drills

# METADATA
# description: Drill id to its record.
by_id := {drill.id: drill | some drill in data.resilience.model.drills.adapters[_].found}
