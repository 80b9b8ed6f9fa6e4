package resilience.data_services_google_bigquery_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_bigquery
import data.resilience.testing as build

_found(resources) := found if {
	found := google_bigquery.found with input as build.document(resources, {})
}

_dataset(values) := build.terraform("google_bigquery_dataset", "main", {"values": values})

_record(built, given) := build.component(built, "BigQuery dataset", object.union(
	{
		"region": "us", "holds_data": true, "retention_s": 604800,
		"survives_node": lib.holds("BigQuery keeps it in two zones"), "survives_data_centre": lib.holds("BigQuery keeps it in two zones"),
		"survives_region": lib.fails("BigQuery keeps it in one region, in US and EU too", null, "Add a replica of it in another region (`ALTER SCHEMA ... ADD REPLICA`), or copy it there by a `google_bigquery_data_transfer_config`."),
		"backed_up": lib.holds("time travel reaches back over days"), "point_in_time": lib.holds("time travel reaches back over days"),
		"deletion_refused": lib.holds("delete_contents_on_destroy is false"),
	},
	given,
))

test_a_dataset_as_it_comes if {
	dataset := build.over(_dataset({}), {"unknown": {"max_time_travel_hours": true}})
	_found([dataset]) == [_record(dataset, {})]
}

test_a_dataset_that_keeps_less_and_may_be_deleted if {
	dataset := _dataset({"location": "EU", "max_time_travel_hours": "48", "delete_contents_on_destroy": true})
	_found([dataset]) == [_record(dataset, {
		"region": "eu", "retention_s": 172800,
		"deletion_refused": lib.fails("delete_contents_on_destroy is true", "delete_contents_on_destroy", "Set `delete_contents_on_destroy = false`."),
	})]
}

test_what_is_not_known_is_not_guessed if {
	[open] := _found([build.over(_dataset({"max_time_travel_hours": "long"}), {"unknown": {"location": true}, "withheld": {"location": true}})])
	[open.region, open.retention_s] == [null, null]
	[strange] := _found([build.over(_dataset({}), {"withheld": {"max_time_travel_hours": true}})])
	strange.retention_s == null
}

test_a_dataset_of_another_place_holds_nothing if _found([_dataset({"external_dataset_reference": [{}]})]) == []

_table(values) := build.referring(build.terraform("google_bigquery_table", "orders", {"values": values}), {"dataset_id": [_dataset({})]})

test_tables_that_hold_data if {
	table := _table({"deletion_protection": false})
	[_, found] := _found([_dataset({"location": "europe-west1"}), table])
	found == build.component(table, "BigQuery table", {
		"region": "europe-west1", "holds_data": true, "needs": ["plan.json#google_bigquery_dataset.main"],
		"deletion_refused": lib.fails("deletion_protection is false", "deletion_protection", "Set `deletion_protection = true`."),
	})
	[apart] := _found([build.terraform("google_bigquery_table", "orders", {})])
	[apart.region, apart.deletion_refused.holds] == [null, true]
}

test_views_hold_none if {
	every block in ["view", "materialized_view", "external_data_configuration"] { _found([_table({block: [{}]})]) == [] }
}
