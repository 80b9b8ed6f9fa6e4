# METADATA
# title: Addresses
# description: |
#   Compares ranges of addresses. What is asked about is an address of a range, nobody knows which (`whole` false), all addresses of a
#   range (`whole` true), or one of the public ones (`public`). A rule speaks of it surely (`yes`), of a part of it (`part`), perhaps (`maybe`) or not (`no`).
package resilience.model.firewalls.addresses

# METADATA
# description: True of an IPv4 or IPv6 range, `10.0.0.0/8`. Texts of files are checked before they are compared.
is_range(text) if regex.match(`^(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})(\.(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})){3}/([12]?[0-9]|3[0-2])$`, text)

is_range(text) if {
	regex.match(`^[0-9a-fA-F:]{2,39}/([1-9]?[0-9]|1[01][0-9]|12[0-8])$`, text)
	net.cidr_contains(text, text)
}

# METADATA
# description: The ranges among texts; a single address is a range of its own.
ranges(texts) := [range |
	some text in texts
	is_string(text)
	range := _as_range(text)
]

_as_range(text) := text if {
	is_range(text)
} else := $"{text}/32" if {
	not contains(text, ":")
	is_range($"{text}/32")
} else := $"{text}/128" if {
	contains(text, ":")
	is_range($"{text}/128")
}

# METADATA
# description: |
#   How the ranges of a rule, less what is taken out of them, speak of one of several addresses that something may have: the best of them
#   counts. Nothing known of the address is any address.
speak_of(cidrs, except, addresses) := "no" if {
	count(cidrs) == 0
} else := answers[0][1] if {
	answers := sort([[_rank[answer], answer] |
		some address in _or_any(addresses)
		answer := _speak_of(cidrs, except, address)
	])
}

_rank := {"yes": 0, "maybe": 1, "part": 2, "no": 3}

_or_any([]) := [{"any": true}]

_or_any(addresses) := addresses if count(addresses) > 0

_speak_of(cidrs, except, {"any": true}) := "yes" if {
	_everything(cidrs)
	count(except) == 0
} else := "maybe"

_speak_of(cidrs, except, {"public": true}) := "yes" if {
	_everything(cidrs)
	every range in except { is_private(range) }
} else := "no" if {
	every range in cidrs { is_private(range) }
} else := "maybe"

_speak_of(cidrs, except, {"cidr": cidr, "whole": whole}) := "yes" if {
	_contained(cidrs, cidr)
	not _touched(except, cidr)
} else := "no" if {
	not _touched(cidrs, cidr)
} else := "no" if {
	_contained(except, cidr)
} else := _partly(whole)

_partly(true) := "part"

_partly(false) := "maybe"

_everything(cidrs) if "0.0.0.0/0" in cidrs

_contained(cidrs, cidr) if {
	some range in cidrs
	_one_family(range, cidr)
	net.cidr_contains(range, cidr)
}

_touched(cidrs, cidr) if {
	some range in cidrs
	_one_family(range, cidr)
	net.cidr_intersects(range, cidr)
}

_one_family(a, b) if contains(a, ":") == contains(b, ":")

_private := ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10"]

# METADATA
# description: |
#   True of ranges that are not routed on the internet (RFC 1918, 6598, 4193, link-local and loopback).
is_private(range) if _contained(_private, range)
