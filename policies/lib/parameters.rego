# Parameters of rules.
package resilience.lib

# METADATA
# description: The value of a rule's parameter that the settings give, else its default, which METADATA of the rule says too.
parameter(rule, name, default_value) := value if {
	value := input.settings.parameters[rule][name]
} else := default_value

# METADATA
# description: Where the value of a parameter comes from, for evidence.
parameter_source(rule, name) := "setting" if {
	input.settings.parameters[rule][name]
} else := "default"
