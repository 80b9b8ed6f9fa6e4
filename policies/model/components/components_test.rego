package resilience.components_test

import data.resilience.lib
import data.resilience.model.components
import data.resilience.testing as build

_database := build.terraform("aws_db_instance", "a", {})

test_a_record_is_what_is_given_over_what_is_the_same_for_all if {
	record := components.record(_database.envelope, "database", {"holds_data": true, "backed_up": lib.undecided("not known yet"), "unknown": {"count": "why"}})
	record == object.union(
		{question: null | some question in components.questions},
		{
			"id": "plan.json#aws_db_instance.a", "name": "aws_db_instance.a", "kind": "database", "region": "eu-west-1", "global": false,
			"action": "create", "replaced_by": [], "data_centres": [], "count": null, "by_data_centre": {}, "holds_data": true, "failover_s": null, "failover_rpo_s": 0, "retention_s": null, "retention_follows": null,
			"replica_of": null, "needs": [], "related": [],
			"backed_up": lib.undecided("not known yet"),
			"unknown": {"count": "why", "backed_up": "not known yet"},
		},
	)
}

test_an_object_of_kubernetes_is_called_by_kind_and_name if {
	every address, name in {
		"Cluster.postgresql.cnpg.io/shop/db": "Cluster shop/db",
		"Elasticsearch.elasticsearch.k8s.elastic.co/logs": "Elasticsearch logs",
		"postgresql.acid.zalan.do/shop/db": "postgresql shop/db",
		"Pod/shop/db": "Pod/shop/db",
		"module.a[\"B.c/d\"].aws_db_instance.a": "module.a[\"B.c/d\"].aws_db_instance.a",
		"kubernetes_manifest.db": "kubernetes_manifest.db",
	} {
		components.record(build.over(_database, {"address": address}).envelope, "x", {}).name == name
	}
}

test_what_is_of_no_region if {
	record := components.record(build.over(_database, {"region": {"global": true}}).envelope, "x", {})
	record.region == null
	record.global == true
}

test_every_concept_is_gathered if {
	found := components.by_id with input as build.document(
		[build.terraform(type, "a", {}) | some type in ["aws_db_instance", "aws_autoscaling_group", "aws_nat_gateway", "aws_ebs_volume", "aws_kms_key"]],
		{},
	)
	{component.kind | some component in found} == {"database", "Auto Scaling group", "NAT gateway", "volume", "key"}
}

# A table goes by its dataset, and a topic's subscription can't fail by itself.
test_a_part_serves_with_its_whole if {
	dataset := build.terraform("google_bigquery_dataset", "a", {})
	table := build.referring(build.terraform("google_bigquery_table", "a", {}), {"dataset_id": [dataset]})
	document := build.document([dataset, table, build.terraform("google_pubsub_subscription", "a", {}), build.terraform("aws_autoscaling_group", "a", {})], {})
	parts := components.parts with input as document
	parts == {build.id(table): true}
	serving := components.serving with input as document
	object.keys(serving) == {build.id(dataset), "plan.json#aws_autoscaling_group.a"}
}

test_what_leads_to_what if {
	found := components.graph with input as build.document([_database], {})
	found == {"plan.json#aws_db_instance.a": []}
}
