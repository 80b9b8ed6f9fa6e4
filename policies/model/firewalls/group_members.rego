# METADATA
# title: Members of security groups of AWS
# description: |
#   What stands behind which security groups: those that a resource names, those of the template that its machines are made by, and those of its
#   network cards.
package resilience.model.firewalls.group_members

import data.resilience.lib
import data.resilience.model.firewalls.security_groups

# METADATA
# description: |
#   The groups of a resource, `{known: [group], unknown: [reason]}`, that it names at paths, that its template names, and that are on its cards.
of(resource, paths) := {
	"known": sort({group | some part in parts; some group in part.known}),
	"unknown": sort({reason | some part in parts; some reason in part.unknown}),
} if {
	parts := array.concat(
		[security_groups.named(resource, path) | some path in paths],
		array.concat(_of_templates(resource), _of_cards(resource)),
	)
}

_of_templates(resource) := [part |
	some attribute in ["launch_template", "launch_configuration", "mixed_instances_policy"]
	some id in lib.refs(resource, attribute)
	template := _templates[id]
	some path in [["vpc_security_group_ids"], ["network_interfaces", 0, "security_groups"], ["security_groups"]]
	part := security_groups.named(template, path)
]

_templates := {template.id: template |
	some type in ["aws_launch_template", "aws_launch_configuration"]
	some template in input.terraform[type]
}

# Network cards that stand on their own, and groups that are put on a machine's own card.
_of_cards(resource) := array.concat(
	[security_groups.named(card, ["security_groups"]) | some id in lib.refs(resource, "network_interface"); card := _cards[id]],
	[security_groups.named(attachment, ["security_group_id"]) |
		some id in lib.referrers(resource, "network_interface_id")
		attachment := _attachments[id]
	],
)

_cards := {card.id: card | some card in input.terraform.aws_network_interface}

_attachments := {one.id: one | some one in input.terraform.aws_network_interface_sg_attachment}
