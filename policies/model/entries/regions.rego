# METADATA
# title: Regions behind an entry
# description: In which region what an entry leads to stands, by the component that it is or is a part of, or by its host name.
package resilience.model.entries.regions

import data.resilience.model.components

# METADATA
# description: Resource id to the name of its region, of components and what belongs to them.
of_resource := {id: sort(names)[0] | some id, names in _names_of}

_names_of[id] contains component.region if {
	some component_id, component in components.by_id
	component.region != null
	some id in array.concat([component_id], component.related)
}

# METADATA
# description: |
#   The region in a host name of AWS, `x.eu-west-1.elb.amazonaws.com` of application and classic load balancers, `x.elb.eu-west-1.amazonaws.com` of
#   network ones, `x.s3.eu-west-1.amazonaws.com`, `x.execute-api.eu-west-1.amazonaws.com`; undefined where there is none.
in_name(name) := regex.find_all_string_submatch_n(`\.([a-z]{2}(?:-[a-z]+)+-[0-9])\.(?:elb\.|on\.)?(?:amazonaws\.com|aws)`, name, 1)[0][1]
