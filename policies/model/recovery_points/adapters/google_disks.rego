# METADATA
# title: Snapshots and copies of disks
# description: |
#   A snapshot schedule (`google_compute_resource_policy`) that a disk names or that is attached to it takes snapshots every so many hours or days. They are
#   kept in the closest multi-region unless told otherwise, and stay when the disk is deleted unless told to go. A disk made of another as
#   `async_primary_disk` follows that in another region, by a minute at most most of the time.
# related_resources:
#   - ref: https://cloud.google.com/compute/docs/disks/scheduled-snapshots
#     description: Snapshot schedules
#   - ref: https://cloud.google.com/compute/docs/disks/async-pd/about
#     description: Asynchronous replication of disks
package resilience.model.recovery_points.adapters.google_disks

import data.resilience.lib
import data.resilience.model.components
import data.resilience.model.recovery_points
import data.resilience.model.volumes.adapters.google_disks

# METADATA
# description: Recovery points of the disks in the input.
found := array.concat(_snapshots, _copies)

_disks := {disk.id: disk | some disk in google_disks.disks}

_snapshots := [point |
	some policy in google_disks.snapshot_policies
	some of in google_disks.disks_of[policy.id]
	some region in _regions(components.region(_disks[of]), policy)
	point := recovery_points.record(policy.id, of, "backup", {
		"region": region,
		"age_s": _gap_s(lib.at(policy, ["snapshot_schedule_policy", 0, "schedule", 0], {})), "age_from": policy.id,
		"retention_s": lib.days(lib.at(policy, ["snapshot_schedule_policy", 0, "retention_policy", 0, "max_retention_days"], null)),
		"outlives_source": google_disks.keeps_snapshots(policy),
	})
]

_locations := ["snapshot_schedule_policy", 0, "snapshot_properties", 0, "storage_locations"]

_regions(own, policy) := sort({own, null}) if {
	lib.is_hidden(policy, _locations)
} else := lib.google_regions_of_copies(own, lib.at(policy, _locations, []))

_gap_s(schedule) := hours * 3600 if {
	hours := schedule.hourly_schedule[0].hours_in_cycle
	lib.is_count(hours)
} else := lib.days(schedule.daily_schedule[0].days_in_cycle) if {
	schedule.daily_schedule[0].days_in_cycle
} else := _weekly_gap_s({_days[upper(on.day)] | some on in schedule.weekly_schedule[0].day_of_weeks}) if {
	schedule.weekly_schedule[0]
} else := null

_days := {"MONDAY": 0, "TUESDAY": 1, "WEDNESDAY": 2, "THURSDAY": 3, "FRIDAY": 4, "SATURDAY": 5, "SUNDAY": 6}

# The longest wait from one day to the next, over the end of the week.
_weekly_gap_s(days) := null if count(days) == 0

_weekly_gap_s(days) := 86400 * max([wait | some day in days; wait := min([_wait(day, other) | some other in days])]) if count(days) > 0

_wait(day, other) := other - day if other > day

_wait(day, other) := (other - day) + 7 if other <= day

_copies := [point |
	some disk in google_disks.disks
	some of in google_disks.primaries_of[disk.id]
	_disks[of]
	point := recovery_points.record(disk.id, of, "replica", {
		"region": components.region(disk),
		"age_s": 60, "age_from": "Google documentation: within a minute most of the time, no bound",
		"outlives_source": true,
	})
]
