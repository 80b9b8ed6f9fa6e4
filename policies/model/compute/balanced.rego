# METADATA
# title: What leads traffic to a group of machines
# description: |
#   Whether a load balancer leads to a group of machines. One that takes its work from a queue needs none, so that it is asked only where the settings say so.
# related_resources:
#   - ref: https://docs.aws.amazon.com/autoscaling/ec2/userguide/autoscaling-load-balancer.html
#     description: Load balancers of Auto Scaling groups
#   - ref: https://cloud.google.com/load-balancing/docs/backend-service
#     description: Backend services of Google Cloud
package resilience.model.compute.balanced

import data.resilience.lib
import data.resilience.model.compute
import data.resilience.model.compute.adapters.aws_autoscaling

# METADATA
# description: Id of an Auto Scaling group, instance group, scale set or availability set's first machine to the verdict.
verdicts := {id: _verdict(id) | some id, _ in _asked}

_asked := {id: true |
	some type in object.keys(_mends)
	some group in input.terraform[type]
	id := group.id
	compute.by_id[id]
}

_verdict(id) := lib.holds("a load balancer leads to it") if {
	some one in array.concat([id], compute.by_id[id].related)
	_led_to[one]
} else := lib.fails("no load balancer in sight leads to it", null, _mends[_type_of[id]])

_mends := {
	"aws_autoscaling_group": "Set `target_group_arns`, or make an `aws_autoscaling_attachment`.",
	"google_compute_instance_group_manager": "Name its `instance_group` in a `backend` of a `google_compute_backend_service`.",
	"google_compute_region_instance_group_manager": "Name its `instance_group` in a `backend` of a `google_compute_backend_service`.",
	"azurerm_linux_virtual_machine_scale_set": "Set `load_balancer_backend_address_pool_ids` in its `ip_configuration`.",
	"azurerm_windows_virtual_machine_scale_set": "Set `load_balancer_backend_address_pool_ids` in its `ip_configuration`.",
	"azurerm_linux_virtual_machine": _of_a_machine, "azurerm_windows_virtual_machine": _of_a_machine,
}

_of_a_machine := "Make an `azurerm_network_interface_backend_address_pool_association` for each network interface."

_type_of := {group.id: type | some type in object.keys(_mends); some group in input.terraform[type]}

_led_to[asg.id] if {
	some asg in input.terraform.aws_autoscaling_group
	aws_autoscaling.is_behind(asg)
}

_led_to[mig.id] if {
	some type in ["google_compute_instance_group_manager", "google_compute_region_instance_group_manager"]
	some mig in input.terraform[type]
	_serves(mig)
}

_led_to[set_.id] if {
	some type in ["azurerm_linux_virtual_machine_scale_set", "azurerm_windows_virtual_machine_scale_set"]
	some set_ in input.terraform[type]
	some path, _ in set_.references
	contains(path, "backend_address_pool_ids")
}

_led_to[machine.id] if {
	some type in ["azurerm_linux_virtual_machine", "azurerm_windows_virtual_machine"]
	some machine in input.terraform[type]
	some interface in lib.refs(machine, "network_interface_ids")
	_in_a_pool[interface]
}

_serves(mig) if {
	some id in lib.referrers(mig, "backend.group")
	_backends[id]
}

_serves(mig) if lib.refs(mig, "target_pools") != set()

_backends := {service.id: true |
	some type in ["google_compute_backend_service", "google_compute_region_backend_service"]
	some service in input.terraform[type]
}

_in_a_pool := {interface: true |
	some type in ["azurerm_network_interface_backend_address_pool_association", "azurerm_network_interface_application_gateway_backend_address_pool_association"]
	some association in input.terraform[type]
	some interface in lib.refs(association, "network_interface_id")
}
