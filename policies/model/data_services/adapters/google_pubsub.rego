# METADATA
# title: Pub/Sub
# description: |
#   A topic is of no region, and its messages are kept in several zones of the region nearest to who published them; a storage policy names the regions
#   in which they may be. A message that can't be handled is sent again until it expires, unless a dead letter topic takes it.
# related_resources:
#   - ref: https://cloud.google.com/pubsub/docs/resource-location-restriction
#     description: Message storage policies
#   - ref: https://cloud.google.com/pubsub/docs/handling-failures
#     description: Dead letter topics
package resilience.model.data_services.adapters.google_pubsub

import data.resilience.lib
import data.resilience.model.components

# METADATA
# description: Records of the Pub/Sub topics that are bound to regions, and of all subscriptions in the input.
found := array.concat(_topics, _subscriptions)

_topics := [record |
	some topic in input.terraform.google_pubsub_topic
	regions := {lower(region) | some region in lib.at(topic, ["message_storage_policy", 0, "allowed_persistence_regions"], []); is_string(region)}
	count(regions) > 0
	record := components.record(topic, "topic", object.union(_place(regions), {
		"survives_data_centre": lib.holds("Pub/Sub keeps messages in several zones"),
		"survives_region": _over_regions(regions),
	}))
]

_place(regions) := {"region": sort(regions)[0], "global": false} if {
	count(regions) == 1
} else := {"region": null, "global": true}

_over_regions(regions) := lib.holds($"its messages may be kept in {lib.listed(sort(regions))}") if {
	count(regions) > 1
} else := lib.fails($"its messages may be kept in {sort(regions)[0]} only", "message_storage_policy.0.allowed_persistence_regions", "Name a second region in `message_storage_policy.allowed_persistence_regions`.")

_subscriptions := [record |
	some subscription in input.terraform.google_pubsub_subscription
	record := components.record(subscription, "subscription", {
		"region": null, "global": true,
		"messages_kept": lib.given(subscription, ["dead_letter_policy"], "Give it a `dead_letter_policy` with the topic that takes what can't be handled."),
		"needs": sort(lib.refs(subscription, "topic")),
	})
]
