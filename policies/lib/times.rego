package resilience.lib

# METADATA
# description: |
#   A number of seconds or of tries that a file gives, or the fallback where it gives none, or what can't be one: no clock of these runs longer
#   than a year, and a product of two larger numbers need not be a number any more.
time_at(resource, attribute, fallback) := value if {
	value := at(resource, [attribute], fallback)
	is_number(value)
	value >= 0
	value <= 31536000
} else := fallback

# METADATA
# description: Seconds of a number of days, null of what is none or longer than a century.
days(n) := n * 86400 if {
	is_number(n)
	n >= 0
	n <= 36525
} else := null
