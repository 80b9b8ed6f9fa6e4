# Words and numbers in messages.
package resilience.lib

# METADATA
# description: A count with its noun, `1 primary`, `3 primaries`.
counted(n, one, _) := $"{n} {one}" if n == 1

counted(n, _, many) := $"{n} {many}" if n != 1

# METADATA
# description: A number that is needed, with its verb, `1 is needed`, `3 are needed`.
needed(n) := $"{n} is needed" if n == 1

needed(n) := $"{n} are needed" if n != 1

# METADATA
# description: A list as a person writes it, `a`, `a and b`, `a, b and c`.
listed(names) := "none" if count(names) == 0

listed(names) := names[0] if count(names) == 1

listed(names) := concat(" and ", [
	concat(", ", array.slice(names, 0, count(names) - 1)),
	names[count(names) - 1],
]) if count(names) > 1

# METADATA
# description: A time in seconds as a person writes it, in its two largest units.
duration(seconds) := _duration(round(seconds))

_duration(s) := $"{s} s" if s < 60

_duration(s) := _two_units(s, 60, "min", 1, "s") if {
	s >= 60
	s < 3600
}

_duration(s) := _two_units(s, 3600, "h", 60, "min") if {
	s >= 3600
	s < 172800
}

_duration(s) := _two_units(s, 86400, "days", 3600, "h") if s >= 172800

_two_units(s, large, large_name, small, small_name) := $"{floor(s / large)} {large_name} {floor((s % large) / small)} {small_name}" if {
	floor((s % large) / small) > 0
} else := $"{floor(s / large)} {large_name}"

# METADATA
# description: A share of one as a percentage, `67 %`.
percent(share) := $"{round(share * 100)} %"
