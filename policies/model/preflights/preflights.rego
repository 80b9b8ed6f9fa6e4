# METADATA
# title: Preflights
# description: What a vendor asks of the cluster that an application is installed on.
package resilience.model.preflights

# METADATA
# description: Preflight id to its record.
by_id := {preflight.id: preflight | some preflight in data.resilience.model.preflights.adapters[_].found}
