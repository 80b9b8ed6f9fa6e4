# METADATA
# title: Sources of security groups of AWS
# description: |
#   Which groups the rules of a group let in by name, whatever the port. Which block of a group names which of several cannot always be told, nor
#   does it matter here.
package resilience.model.firewalls.group_sources

import data.resilience.lib
import data.resilience.model.firewalls.security_groups

# METADATA
# description: Group to the groups that its rules name as sources, itself included.
of[group.id] contains source if {
	some group in security_groups.by_id
	some source in lib.refs(group, "ingress")
	security_groups.by_id[source]
}

of[group.id] contains security_groups.canonical(literal) if {
	some group in security_groups.by_id
	some block in lib.at(group, ["ingress"], [])
	some literal in block.security_groups
	is_string(literal)
}

of[group] contains source if {
	some rule in input.terraform.aws_vpc_security_group_ingress_rule
	some group in security_groups.named(rule, ["security_group_id"]).known
	some source in security_groups.named(rule, ["referenced_security_group_id"]).known
}

of[group] contains source if {
	some rule in input.terraform.aws_security_group_rule
	lib.text(rule, ["type"]) == "ingress"
	some group in security_groups.named(rule, ["security_group_id"]).known
	some source in security_groups.named(rule, ["source_security_group_id"]).known
}
