# METADATA
# title: Locations
# description: |
#   In which region and data centres a resource stands: from its own zone, else from the subnets that it refers to, else from
#   `declared.locations` of the settings. A subnet that no input shows is not in sight, and its data centre unknown.
package resilience.model.locations

import data.resilience.lib

# METADATA
# description: Subnet id to its data centre, of the subnets whose zone is known.
data_centre_of_subnet := {subnet.id: zone |
	some subnet in _subnets
	zone := _subnet_zone(subnet)
}

# METADATA
# description: Why a subnet's data centre is unknown, by subnet id.
unknown_subnet := {subnet.id: lib.why_unknown(subnet, ["availability_zone"]) |
	some subnet in _subnets
	not data_centre_of_subnet[subnet.id]
}

# METADATA
# description: |
#   Where the subnets behind an attribute are: `{data_centres: [name], unknown: [reason]}`. The attribute holds literal ids, or
#   refers to subnets of this estate. One of the two lists is never empty: where nothing says where, that is the reason.
of_subnets(resource, attribute) := of_subnets_at(resource, [attribute])

# METADATA
# description: As `of_subnets`, of an attribute inside a block, `["network_configuration", 0, "subnets"]`; what the block itself refers to counts too.
of_subnets_at(resource, path) := {"data_centres": sort(zones), "unknown": sort(unknown | _nothing(resource, lib.shown(path), zones, unknown))} if {
	referred := {id | some id in lib.refs(resource, path[0]); _is_subnet[id]}
	literals := _literals_not_referred(resource, path, referred)
	zones := {zone | some id in referred; zone := data_centre_of_subnet[id]} | {zone |
		some literal in literals
		zone := declared(literal)
	}
	unknown := ({reason | some id in referred; reason := unknown_subnet[id]} | {reason |
		some literal in literals
		not declared(literal)
		reason := $"{literal} is in no input: declare its data centre under declared.locations"
	}) | {reason |
		count(referred) == 0
		lib.unknown_within(resource, path)
		reason := lib.why_unknown(resource, path)
	}
}

_nothing(resource, attribute, zones, unknown) := {$"{resource.address}: nothing says in which data centre it is ({attribute})"} if {
	count(zones) == 0
	count(unknown) == 0
} else := set()

# METADATA
# description: Literal ids of subnets that are referred to and in no input, as `{what, type, id}`; adapters tell of other things.
not_in_sight contains {"what": "subnet", "type": "aws_subnet", "id": literal} if {
	some type, attribute in _subnet_attributes
	some resource in input.terraform[type]
	some literal in _literals_not_referred(resource, [attribute], lib.refs(resource, attribute))
	not declared(literal)
}

_subnet_attributes := {
	"aws_lb": "subnets",
	"aws_alb": "subnets",
	"aws_elb": "subnets",
	"aws_vpc_endpoint": "subnet_ids",
	"aws_nat_gateway": "subnet_id",
	"aws_instance": "subnet_id",
	"aws_autoscaling_group": "vpc_zone_identifier",
	"aws_eks_node_group": "subnet_ids",
	"aws_db_subnet_group": "subnet_ids",
}

_is_subnet := {subnet.id: true | some subnet in _subnets}

_subnets := array.concat(
	[subnet | some subnet in input.terraform.aws_subnet],
	[subnet | some subnet in input.terraform["data.aws_subnet"]],
)

_subnet_zone(subnet) := zone if {
	zone := lib.text(subnet, ["availability_zone"])
	zone != ""
} else := declared(lib.text(subnet, ["id"])) if {
	declared(lib.text(subnet, ["id"]))
} else := declared(subnet.address)

_literals_not_referred(resource, path, referred) := {literal |
	some literal in _strings(lib.at(resource, path, []))
	not _id_in_sight[literal]
	count(referred) < count(_strings(lib.at(resource, path, [])))
}

_strings(value) := [value] if {
	is_string(value)
} else := [text | some item in value; text := _named_by(item)] if {
	is_array(value)
} else := []

# A subnet itself, or a block that names one beside other things.
_named_by(item) := item if is_string(item)

_named_by(item) := item.subnet_id if is_string(item.subnet_id)

_id_in_sight := {value: true |
	some subnet in _subnets
	value := lib.text(subnet, ["id"])
}

# METADATA
# description: |
#   The data centre that the settings declare for a literal id or an address, undefined where they declare none. The pattern that is the
#   text itself comes first, then the first that matches; a `*` crosses dots.
declared(literal) := _declared_exactly[literal] if {
	_declared_exactly[literal]
} else := [location.data_centre |
	some location in input.settings.declared.locations
	glob.match(location.pattern, ["\n"], literal)
][0]

_declared_exactly := {literal: names[0] |
	some literal in {location.pattern | some location in input.settings.declared.locations}
	names := [location.data_centre | some location in input.settings.declared.locations; location.pattern == literal]
}
