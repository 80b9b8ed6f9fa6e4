package resilience.firewalls_addresses_test

import data.resilience.model.firewalls.addresses

_some(cidr) := {"cidr": cidr, "whole": false}

_all(cidr) := {"cidr": cidr, "whole": true}

test_ranges_among_texts if {
	addresses.ranges(["10.0.0.0/8", "10.1.2.3", "", 5, null, "300.0.0.1/8", "10.0.0.0/33", "::/0", "2001:db8::1", "x/8", "10.0.0"]) == ["10.0.0.0/8", "10.1.2.3/32", "::/0", "2001:db8::1/128"]
}

_said := [
	[["10.0.0.0/8"], [], [_some("10.1.0.0/16")], "yes"],
	[["10.0.0.0/8"], [], [_all("10.1.0.0/16")], "yes"],
	[["10.1.0.0/16"], [], [_all("10.0.0.0/8")], "part"],
	[["10.1.0.0/16"], [], [_some("10.0.0.0/8")], "maybe"],
	[["10.1.0.0/16"], [], [_some("10.2.0.0/16")], "no"],
	[["0.0.0.0/0"], [], [_all("::/0")], "no"],
	[["::/0"], [], [_all("2001:db8::/32")], "yes"],
	[["10.0.0.0/8"], ["10.1.0.0/16"], [_some("10.1.2.0/24")], "no"],
	[["10.0.0.0/8"], ["10.1.2.0/25"], [_all("10.1.2.0/24")], "part"],
	[["10.0.0.0/8"], ["10.2.0.0/16"], [_some("10.1.2.0/24")], "yes"],
	[["0.0.0.0/0"], [], [], "yes"],
	[["0.0.0.0/0"], ["10.0.0.0/8"], [], "maybe"],
	[["10.0.0.0/8"], [], [], "maybe"],
	[[], [], [], "no"],
	[["0.0.0.0/0"], ["10.0.0.0/8"], [{"public": true}], "yes"],
	[["0.0.0.0/0"], ["192.0.2.0/24"], [{"public": true}], "maybe"],
	[["10.0.0.0/8", "192.168.0.0/16"], [], [{"public": true}], "no"],
	[["192.0.2.0/24"], [], [{"public": true}], "maybe"],
	[["10.0.0.0/8"], [], [_some("10.1.2.0/24"), {"public": true}], "yes"],
	[["192.0.2.0/24"], [], [_some("10.1.2.0/24"), {"public": true}], "maybe"],
]

test_how_rules_speak_of_addresses if {
	every one in _said { addresses.speak_of(one[0], one[1], one[2]) == one[3] }
}

test_ranges_that_the_internet_does_not_lead_to if {
	every range in ["10.1.0.0/16", "172.16.0.0/16", "192.168.1.0/24", "100.64.0.0/16", "127.0.0.1/32", "169.254.169.254/32", "fc00:1::/32", "fe80::1/128"] {
		addresses.is_private(range)
	}
	every range in ["11.0.0.0/8", "172.32.0.0/16", "0.0.0.0/0", "::/0", "2001:db8::/32"] { not addresses.is_private(range) }
}
