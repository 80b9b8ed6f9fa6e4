# METADATA
# title: BigQuery
# description: |
#   A dataset is kept in two zones of one region. That holds of the locations US and EU too: they mean some region there, and no copy in another. What is
#   deleted or overwritten can be read again for two to seven days (time travel). A dataset with tables is not deleted unless
#   `delete_contents_on_destroy` is set, and the provider refuses to delete a table unless that is switched off.
# related_resources:
#   - ref: https://cloud.google.com/bigquery/docs/reliability-intro
#     description: What BigQuery survives, and what not
#   - ref: https://cloud.google.com/bigquery/docs/time-travel
#     description: Time travel
package resilience.model.data_services.adapters.google_bigquery

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the BigQuery datasets in the input, and of tables that hold data themselves.
found := array.concat(_datasets, _tables)

_datasets := [record |
	some dataset in input.terraform.google_bigquery_dataset
	count(lib.at(dataset, ["external_dataset_reference"], [])) == 0
	travel := lib.holds("time travel reaches back over days")
	record := components.record(dataset, "BigQuery dataset", {
		"region": _region(dataset), "global": false,
		"holds_data": true,
		"survives_node": lib.holds("BigQuery keeps it in two zones"),
		"survives_data_centre": lib.holds("BigQuery keeps it in two zones"),
		"survives_region": lib.fails("BigQuery keeps it in one region, in US and EU too", null, "Add a replica of it in another region (`ALTER SCHEMA ... ADD REPLICA`), or copy it there by a `google_bigquery_data_transfer_config`."),
		"backed_up": travel, "point_in_time": travel,
		"retention_s": _travel_s(dataset),
		"deletion_refused": lib.flag_off(dataset, ["delete_contents_on_destroy"], false),
	})
]

_region(dataset) := null if {
	lib.is_hidden(dataset, ["location"])
} else := lower(location) if {
	location := lib.at(dataset, ["location"], "US")
	is_string(location)
} else := null

# Hours are written as a text.
_travel_s(dataset) := null if {
	lib.is_hidden(dataset, ["max_time_travel_hours"])
} else := to_number(hours) * 3600 if {
	hours := lib.at(dataset, ["max_time_travel_hours"], "168")
	regex.match(`^[0-9]{1,4}$`, hours)
} else := null

_tables := [record |
	some table in input.terraform.google_bigquery_table
	_holds_data(table)
	datasets := sort(lib.refs(table, "dataset_id"))
	record := components.record(table, "BigQuery table", {
		"region": _region_of(datasets), "global": false,
		"holds_data": true,
		"deletion_refused": lib.flag(table, ["deletion_protection"], true),
		"needs": datasets,
	})
]

# Views and tables over files elsewhere hold nothing.
_holds_data(table) if {
	every block in ["view", "materialized_view", "external_data_configuration"] { count(lib.at(table, [block], [])) == 0 }
}

_region_of(datasets) := _region(_by_id[datasets[0]]) if {
	_by_id[datasets[0]]
} else := null

_by_id := {dataset.id: dataset | some dataset in input.terraform.google_bigquery_dataset}
