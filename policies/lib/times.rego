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
