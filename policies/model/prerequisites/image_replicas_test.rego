package resilience.model.prerequisites.image_replicas_test

import data.resilience.model.prerequisites.image_replicas
import data.resilience.testing as build

_holds(regions) := answers if {
	found := image_replicas.by_id with input as build.document([build.terraform("azurerm_shared_image_version", "web", {"values": {"target_region": regions}})], {})
	answers := [record.scales.holds | some record in found]
}

test_replicas if {
	_holds([{"name": "a", "regional_replica_count": 3}]) == [true]
	_holds([{"name": "a", "regional_replica_count": 3}, {"name": "b", "regional_replica_count": 1}]) == [false]
	_holds([{"name": "a"}]) == [false]
	_holds([]) == []
}
