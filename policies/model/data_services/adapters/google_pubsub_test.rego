package resilience.data_services_google_pubsub_test

import data.resilience.lib
import data.resilience.model.data_services.adapters.google_pubsub
import data.resilience.testing as build

_found(resources) := found if {
	found := google_pubsub.found with input as build.document(resources, {})
}

_topic(regions) := build.terraform("google_pubsub_topic", "orders", {
	"region": {"global": true},
	"values": {"message_storage_policy": [{"allowed_persistence_regions": regions}]},
})

test_a_topic_that_is_bound_to_a_region if {
	topic := _topic(["Europe-West1"])
	_found([topic]) == [build.component(topic, "topic", {
		"region": "europe-west1", "global": false,
		"survives_data_centre": lib.holds("Pub/Sub keeps messages in several zones"),
		"survives_region": lib.fails("its messages may be kept in europe-west1 only", "message_storage_policy.0.allowed_persistence_regions", "Name a second region in `message_storage_policy.allowed_persistence_regions`."),
	})]
}

test_a_topic_that_is_bound_to_two if {
	topic := _topic(["europe-west4", "europe-west1"])
	_found([topic]) == [build.component(topic, "topic", {
		"survives_data_centre": lib.holds("Pub/Sub keeps messages in several zones"),
		"survives_region": lib.holds("its messages may be kept in europe-west1 and europe-west4"),
	})]
}

test_a_topic_that_is_bound_to_none_is_not_told_of if _found([build.terraform("google_pubsub_topic", "orders", {})]) == []

_subscription(values) := build.referring(build.terraform("google_pubsub_subscription", "orders", {"values": values}), {"topic": ["plan.json#google_pubsub_topic.orders"]})

test_a_subscription_without_a_dead_letter_topic if {
	subscription := _subscription({"dead_letter_policy": []})
	_found([subscription]) == [build.component(subscription, "subscription", {
		"region": null, "global": true, "needs": ["plan.json#google_pubsub_topic.orders"],
		"messages_kept": lib.fails("dead_letter_policy is not set", "dead_letter_policy", "Give it a `dead_letter_policy` with the topic that takes what can't be handled."),
	})]
}

test_a_subscription_with_one if {
	[found] := _found([_subscription({"dead_letter_policy": [{"dead_letter_topic": "failed"}]})])
	found.messages_kept.holds == true
}
