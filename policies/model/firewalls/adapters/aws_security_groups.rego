# METADATA
# title: Security groups and network ACLs of AWS
# description: |
#   What has several security groups is let through by any rule of any of them; what no rule speaks of is refused. A group that Terraform makes lets
#   nothing out that no rule names: the provider takes away the rule that AWS gives a new group. Where no group is named, the default one of the VPC
#   counts. A network load balancer without groups lets everything through to its targets.
# related_resources:
#   - ref: https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
#     description: Security group rules
#   - ref: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group
#     description: aws_security_group, on the default egress rule
package resilience.model.firewalls.adapters.aws_security_groups

import data.resilience.lib
import data.resilience.model.firewalls.group_members
import data.resilience.model.firewalls.network_acls
import data.resilience.model.firewalls.security_groups

# METADATA
# description: What has security groups, with the rules of these.
found := [guarded |
	some resource in _members
	groups := _groups[resource.id]
	guarded := {
		"id": resource.id, "name": resource.address,
		"network": _network(resource), "addresses": _addresses(resource),
		"groups": groups.known,
		"ingress": array.concat(_layers(resource, "ingress"), _acls(resource, "ingress")),
		"egress": array.concat(_layers(resource, "egress"), _acls(resource, "egress")),
		"unknown": {},
	}
]

# Where each type names its groups.
_attributes := {
	"aws_instance": ["vpc_security_group_ids", "security_groups"],
	"aws_lb": ["security_groups"],
	"aws_db_instance": ["vpc_security_group_ids"],
	"aws_rds_cluster": ["vpc_security_group_ids"],
	"aws_autoscaling_group": [],
	"aws_eks_node_group": [],
}

_members := [resource | some type, _ in _attributes; some resource in input.terraform[type]]

_attributes_of := {resource.id: attributes | some type, attributes in _attributes; some resource in input.terraform[type]}

# `{known: [group], unknown: [reason]}` of each member.
_groups := {resource.id: groups |
	some resource in _members
	groups := group_members.of(resource, [[attribute] | some attribute in _attributes_of[resource.id]])
}

_layers(resource, direction) := [_layer[direction][groups.known]] if {
	groups := _groups[resource.id]
	count(groups.unknown) == 0
	count(groups.known) > 0
} else := [] if {
	_is_open(resource)
} else := [object.union(_layer[direction][groups.known], {"id": $"{direction} {resource.id}", "subject": resource.id, "unknown": groups.unknown})] if {
	groups := _groups[resource.id]
	count(groups.known) > 0
} else := [_unseen(resource, _groups[resource.id].unknown)]

_acls(resource, direction) := [layer | some id in _subnets_of(resource); layer := network_acls.layer[direction][id]]

_subnets_of(resource) := sort({id |
	some attribute in ["subnet_id", "subnets", "subnet_ids", "vpc_zone_identifier"]
	some id in lib.refs(resource, attribute)
	_subnets[id]
})

_is_open(resource) if {
	lower(lib.text(resource, ["load_balancer_type"])) in {"network", "gateway"}
	_groups[resource.id] == {"known": [], "unknown": []}
}

_network(resource) := networks[0] if {
	networks := sort({network |
		some id in _subnets_of(resource)
		network := lib.named(_subnets[id], "vpc_id")
		network != null
	})
	count(networks) > 0
} else := networks[0] if {
	networks := sort({network | some group in _groups[resource.id].known; network := security_groups.network[group]})
	count(networks) > 0
} else := null

_subnets := {subnet.id: subnet | some subnet in input.terraform.aws_subnet}

_addresses(resource) := security_groups.ranges([lib.text(resource, ["private_ip"])]) if {
	count(security_groups.ranges([lib.text(resource, ["private_ip"])])) > 0
} else := security_groups.ranges([lib.text(_subnets[id], ["cidr_block"]) | some id in _subnets_of(resource)])

# What lets nothing be told of something whose groups nobody knows.
_unseen(resource, reasons) := {
	"id": $"groups of {resource.id}", "kind": "aws", "subject": resource.id, "related": [], "name": resource.address, "default": "deny", "rules": [],
	"unknown": _or_default(resource, reasons),
}

_or_default(resource, []) := [$"{resource.address}: it names no security group, and the default one of its network is in no input"]

_or_default(_, reasons) := reasons if count(reasons) > 0

_sets := {groups.known | some groups in _groups; count(groups.known) > 0}

# Direction, then a sorted list of groups, to the layer that they are together.
_layer := {direction: {groups: made |
	some groups in _sets
	made := {
		"id": $"{direction} {concat(" ", groups)}", "kind": "aws",
		"subject": _subject(groups), "related": array.slice(_seen(groups), 1, count(groups)),
		"name": lib.listed([_name(group) | some group in groups]), "default": "deny",
		"rules": [rule | some group in groups; some rule in security_groups.rules[direction][group]],
		"unknown": [$"{group} is in no input" | some group in groups; not security_groups.by_id[group]],
	}
} |
	some direction in ["ingress", "egress"]
}

_seen(groups) := [group | some group in groups; security_groups.by_id[group]]

_subject(groups) := _seen(groups)[0] if {
	count(_seen(groups)) > 0
} else := sort([id | some id, named in _groups; named.known == groups])[0]

_name(group) := security_groups.by_id[group].address if {
	security_groups.by_id[group]
} else := group
