package resilience.model.compute.balanced_test

import data.resilience.lib
import data.resilience.model.compute.balanced
import data.resilience.testing as build

_verdicts(resources) := answers if {
	found := balanced.verdicts with input as build.document(resources, {})
	answers := {split(id, "#")[1]: verdict.holds | some id, verdict in found}
}

_asg(values) := build.terraform("aws_autoscaling_group", "web", {"values": object.union({"min_size": 2, "max_size": 2}, values)})

test_an_auto_scaling_group if {
	_verdicts([_asg({})]) == {"aws_autoscaling_group.web": false}
	_verdicts([_asg({"target_group_arns": ["arn"]})]) == {"aws_autoscaling_group.web": true}
}

_mig := build.terraform("google_compute_region_instance_group_manager", "web", {"values": {"target_size": 2, "region": "europe-west1"}})

test_an_instance_group if {
	_verdicts([_mig]) == {"google_compute_region_instance_group_manager.web": false}
	backend := build.referring(build.terraform("google_compute_backend_service", "web", {}), {"backend.0.group": [_mig]})
	_verdicts([_mig, backend]) == {"google_compute_region_instance_group_manager.web": true}
	pooled := build.referring(_mig, {"target_pools": ["plan.json#google_compute_target_pool.web"]})
	_verdicts([pooled]) == {"google_compute_region_instance_group_manager.web": true}
}

_set := build.terraform("azurerm_linux_virtual_machine_scale_set", "web", {"values": {"instances": 2, "zones": ["1", "2"]}})

test_a_scale_set if {
	_verdicts([_set]) == {"azurerm_linux_virtual_machine_scale_set.web": false}
	pooled := build.referring(_set, {"network_interface.0.ip_configuration.0.load_balancer_backend_address_pool_ids": ["plan.json#azurerm_lb_backend_address_pool.web"]})
	_verdicts([pooled]) == {"azurerm_linux_virtual_machine_scale_set.web": true}
}

_interface := build.terraform("azurerm_network_interface", "a", {})

_machine := build.referring(build.terraform("azurerm_linux_virtual_machine", "a", {"values": {"zone": "1"}}), {"network_interface_ids.0": [_interface]})

test_a_machine if {
	_verdicts([_machine, _interface]) == {"azurerm_linux_virtual_machine.a": false}
	association := build.referring(build.terraform("azurerm_network_interface_backend_address_pool_association", "a", {}), {"network_interface_id": [_interface]})
	_verdicts([_machine, _interface, association]) == {"azurerm_linux_virtual_machine.a": true}
}

test_what_to_write if {
	found := balanced.verdicts with input as build.document([_asg({})], {})
	found[build.id(_asg({}))] == lib.fails("no load balancer in sight leads to it", null, "Set `target_group_arns`, or make an `aws_autoscaling_attachment`.")
}
