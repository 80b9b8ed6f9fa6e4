# METADATA
# description: |
#   Reads values, unknown values and references of a resource. Policies read `unknown`, `withheld` and `references` through these
#   functions only: `not x` of an unknown value is true, and a misspelt path is silent, so that one place must get it right.
package resilience.lib

# METADATA
# description: The value at a path (`["scaling_config", 0, "min_size"]`), or the fallback where there is none or it is null.
at(resource, path, fallback) := value if {
	value := object.get(resource.values, path, null)
	value != null
} else := fallback

# METADATA
# description: The text at a path, "" where there is none or it is no text (a file may hold anything anywhere).
text(resource, path) := value if {
	value := object.get(resource.values, path, "")
	is_string(value)
} else := ""

# METADATA
# description: True of what can count things, 0, 1, 2 and so on.
is_count(value) if {
	is_number(value)
	value >= 0
	floor(value) == value
}

# METADATA
# description: True if the value at the path is unknown or withheld, wholly.
unknown_at(resource, path) if _marked(resource.unknown, path)

unknown_at(resource, path) if withheld_at(resource, path)

# METADATA
# description: True if the value at the path is there and sensitive, so that it may not be read.
withheld_at(resource, path) if _marked(resource.withheld, path)

# METADATA
# description: True if the value at the path, or anything inside it, is unknown or withheld.
unknown_within(resource, path) if unknown_at(resource, path)

unknown_within(resource, path) if _marked_within(resource.unknown, path)

unknown_within(resource, path) if _marked_within(resource.withheld, path)

# METADATA
# description: Why the value at the path can't be read, for a message.
why_unknown(resource, path) := $"{resource.address}: {concat(".", [segment | some part in path; segment := $"{part}"])} is marked sensitive" if {
	withheld_at(resource, path)
} else := $"{resource.address}: {concat(".", [segment | some part in path; segment := $"{part}"])} is known only after apply"

_marked(tree, _) if tree == true

_marked(tree, path) if {
	_has_marks(tree)
	some n in numbers.range(1, count(path))
	object.get(tree, array.slice(path, 0, n), false) == true
}

_marked_within(tree, path) if {
	_has_marks(tree)
	walk(object.get(tree, path, false), [_, true])
}

# Most trees are empty, and of an empty one nothing need be looked up.
_has_marks(tree) if {
	is_object(tree)
	count(tree) > 0
}

# METADATA
# description: The ids that an attribute, or anything inside it, refers to.
refs(resource, attribute) := {id |
	some path, ids in resource.references
	_under(path, attribute)
	some id in ids
}

_under(path, attribute) if path == attribute

_under(path, attribute) if startswith(path, $"{attribute}.")

# METADATA
# description: The ids of the resources that refer here through an attribute (a path without list positions).
referrers(resource, attribute) := {id | some id in object.get(resource.referenced_by, attribute, [])}

# METADATA
# description: |
#   Of resources with one address in several inputs, one: they are variants of the same object (a chart rendered twice, a base and its
#   overlay), and that of the named input counts, else the first. Sorted by address; for short lists.
one_of_each(resources, name) := [chosen |
	some address in sort({resource.address | some resource in resources})
	alike := sort([[_rank(resource.input, name), resource.id, resource] | some resource in resources; resource.address == address])
	chosen := alike[0][2]
]

_rank(a, b) := 0 if a == b

_rank(a, b) := 1 if a != b

# METADATA
# description: The name of a resource's region, undefined where it is global or unknown.
region(resource) := resource.region.name

# METADATA
# description: The last part of an id, for messages, `aws_db_instance.main` of `plan.json#aws_db_instance.main`.
short(id) := trim_prefix(id, concat("", [split(id, "#")[0], "#"]))

# METADATA
# description: An address without the index that ends it, `aws_instance.web` of `aws_instance.web[0]`. A key may hold brackets itself.
without_index(address) := regex.find_all_string_submatch_n(`^(.*?)\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\]$`, address, 1)[0][1] if {
	endswith(address, "]")
} else := address

# METADATA
# description: An address without the keys of the modules that it is in, `module.shop.aws_lb.a["x"]` of `module.shop["eu"].aws_lb.a["x"]`.
without_module_keys(address) := concat("", array.concat([$"{step[1]}." | some step in steps], [inside])) if {
	startswith(address, "module.")
	[_, path, inside] := regex.find_all_string_submatch_n(`^((?:module\.[^.\[]+(?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?\.)*)(.*)$`, address, 1)[0]
	steps := regex.find_all_string_submatch_n(`(module\.[^.\[]+)(?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?\.`, path, -1)
} else := address

# METADATA
# description: The call of a module in the root that an address is in, `module.shop` of `module.shop.module.db.aws_db_instance.a`, "" for none.
top_module(address) := regex.find_all_string_submatch_n(`^(module\.[^.\[]+(?:\[(?:[0-9]+|"(?:[^"\\]|\\.)*")\])?)\.`, address, 1)[0][1] if {
	startswith(address, "module.")
} else := ""

# METADATA
# description: What an attribute names, the first id that it refers to, else its text, null where it names nothing.
named(resource, attribute) := sort(refs(resource, attribute))[0] if {
	refs(resource, attribute) != set()
} else := text(resource, [attribute]) if {
	text(resource, [attribute]) != ""
} else := null

# METADATA
# description: The folder of the file that a resource stands in, "" of one at the top.
folder(resource) := concat("/", array.slice(parts, 0, count(parts) - 1)) if {
	parts := split(resource.input, "/")
}
