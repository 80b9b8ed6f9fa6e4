# Verdicts: what one question about a resource is answered with, `{holds, why, attribute, mend}`. `holds` is true, false, or null where it
# can't be told; `why` says what decides it, or why it can't be told; `attribute` is where it stands in the resource, and `mend` what to
# write there, both null where there is nothing. Adapters answer with them, rules put them into messages.
package resilience.lib

# METADATA
# description: The question is answered with yes, whatever the resource says.
holds(why) := {"holds": true, "why": why, "attribute": null, "mend": null}

# METADATA
# description: The answer is no; `attribute` and `mend` may be null.
fails(why, attribute, mend) := {"holds": false, "why": why, "attribute": attribute, "mend": mend}

# METADATA
# description: The answer can't be told, and why.
undecided(why) := {"holds": null, "why": why, "attribute": null, "mend": null}

# METADATA
# description: As `fails`, with the attribute that the question is about, where the answer is only that it can't be told.
undecided_at(resource, path) := {"holds": null, "why": why_unknown(resource, path), "attribute": dotted(path), "mend": null}

# METADATA
# description: True, false or unknown of a yes-or-no attribute that must be true; `fallback` is what the provider takes where nothing is set.
flag(resource, path, fallback) := one_of(resource, path, fallback, [true])

# METADATA
# description: As `flag`, of an attribute that must be false.
flag_off(resource, path, fallback) := one_of(resource, path, fallback, [false])

# METADATA
# description: |
#   Of an attribute that must have one of the values of a list, the recommended one first. `fallback` is what the provider takes where
#   nothing is set, null where it takes nothing.
one_of(resource, path, fallback, good) := undecided_at(resource, path) if {
	is_hidden(resource, path)
} else := holds(is_value(path, value)) if {
	value := at(resource, path, fallback)
	_among(value, good)
} else := fails(_is_or_unset(resource, path), dotted(path), $"Set `{setting(path, good[0])}`.")

# Providers compare enumerations without case in places, and plans keep what was written.
_among(value, good) if {
	some one in good
	_same(one, value)
}

_same(a, b) if a == b

_same(a, b) if {
	is_string(a)
	is_string(b)
	lower(a) == lower(b)
}

# METADATA
# description: Of an attribute that must be a number of at least `least`.
at_least(resource, path, fallback, least) := undecided_at(resource, path) if {
	is_hidden(resource, path)
} else := undecided($"{resource.address}: {shown(path)} is not a number") if {
	not is_number(at(resource, path, fallback))
	at(resource, path, fallback) != null
} else := holds(is_value(path, value)) if {
	value := at(resource, path, fallback)
	value >= least
	value != null
} else := fails(_is_or_unset(resource, path), dotted(path), $"Set `{setting(path, least)}` or more.")

# METADATA
# description: Of an attribute or block that must be there, whatever it holds; an empty list or text is not there.
given(resource, path, mend) := undecided_at(resource, path) if {
	is_hidden(resource, path)
} else := holds($"{shown(path)} is set") if {
	not _is_empty(at(resource, path, null))
} else := holds($"{shown(path)} is set") if {
	unknown_within(resource, path)
	not left_out(resource, path)
} else := fails($"{shown(path)} is not set", dotted(path), mend)

# METADATA
# description: As `given`, of an attribute that names another resource, whose id is known only after apply and will be there.
linked(resource, attribute, mend) := holds($"{attribute} is set") if {
	refs(resource, attribute) != set()
	not withheld_at(resource, [attribute])
} else := given(resource, [attribute], mend)

_is_empty(null)

_is_empty([])

_is_empty("")

# METADATA
# description: |
#   Of a resource that stands in several data centres, `place` as `locations` gives it (`{data_centres, unknown}`): it must be in two at least.
#   What is known of two is enough.
in_two_data_centres(place, attribute, mend) := holds($"it is in {listed(place.data_centres)}") if {
	count(place.data_centres) > 1
} else := undecided(place.unknown[0]) if {
	count(place.unknown) > 0
} else := fails($"it is in {listed(place.data_centres)} only", attribute, mend)

# METADATA
# description: The first verdict that holds; else one that can't be told; else the first that fails.
any_of(verdicts) := [verdict | some verdict in verdicts; verdict.holds == true][0] if {
	some verdict in verdicts
	verdict.holds == true
} else := [verdict | some verdict in verdicts; verdict.holds == null][0] if {
	some verdict in verdicts
	verdict.holds == null
} else := verdicts[0]

# METADATA
# description: The first verdict that fails; else one that can't be told; else the first, which holds as all do.
all_of(verdicts) := [verdict | some verdict in verdicts; verdict.holds == false][0] if {
	some verdict in verdicts
	verdict.holds == false
} else := [verdict | some verdict in verdicts; verdict.holds == null][0] if {
	some verdict in verdicts
	verdict.holds == null
} else := verdicts[0]

# METADATA
# description: A verdict with another text of what to write, or the verdict as it is where it does not fail.
with_mend(verdict, mend) := object.union(verdict, {"mend": mend}) if {
	verdict.holds == false
} else := verdict

# METADATA
# description: A verdict with another reason where it fails.
with_why(verdict, why) := object.union(verdict, {"why": why}) if {
	verdict.holds == false
} else := verdict

# METADATA
# description: |
#   True if the value at a path is there or will be, and can't be read. An attribute that the provider computes and that the configuration leaves
#   out is unknown in a plan too, and yet known: it becomes what the provider takes by default.
is_hidden(resource, path) if withheld_at(resource, path)

is_hidden(resource, path) if {
	unknown_at(resource, path)
	not left_out(resource, path)
}

# METADATA
# description: |
#   True if the value at a path is unknown although the configuration refers to nothing there, so that the provider decides it. A reference
#   elsewhere in the same block (the network of a database) says nothing of it.
left_out(resource, path) if {
	unknown_at(resource, path)
	not withheld_at(resource, path)
	not _refers_at(resource, dotted(path))
}

_refers_at(resource, path) if {
	some written, ids in resource.references
	count(ids) > 0
	_touches(written, path)
}

_touches(written, path) if startswith($"{written}.", $"{path}.")

_touches(written, path) if startswith($"{path}.", $"{written}.")

# METADATA
# description: A path as the report looks it up, `high_availability.0.mode`.
dotted(path) := concat(".", [$"{segment}" | some segment in path])

# METADATA
# description: A path as a person writes it, without list positions, `high_availability.mode`.
shown(path) := concat(".", [segment | some segment in path; is_string(segment)])

# METADATA
# description: An assignment as it is written in Terraform, `multi_az = true`.
setting(path, value) := $"{shown(path)} = {_literal(value)}"

# METADATA
# description: What an attribute is, for a message. A text of a file is repeated only where it is short and plain.
is_value(path, value) := $"{shown(path)} is {value}" if {
	is_plain(value)
} else := $"{shown(path)} is set otherwise"

_is_or_unset(resource, path) := $"{shown(path)} is not set" if {
	left_out(resource, path)
} else := $"{shown(path)} is not set" if {
	at(resource, path, null) == null
} else := is_value(path, at(resource, path, null))

# METADATA
# description: True of a number, a yes or no, or a short text of letters, digits, dots, dashes and underscores.
is_plain(value) if is_number(value)

is_plain(value) if is_boolean(value)

is_plain(value) if regex.match(`^[A-Za-z0-9._-]{1,64}$`, value)

_literal(value) := $"\"{value}\"" if is_string(value)

_literal(value) := $"{value}" if not is_string(value)
