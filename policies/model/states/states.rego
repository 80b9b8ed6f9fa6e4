# METADATA
# title: States of Terraform
# description: |
#   Where Terraform keeps what it knows of the estate. Without it nothing can be changed or built again by it before all is imported, in a recovery least of all.
package resilience.model.states

# METADATA
# description: Id to its record.
by_id := {state.id: state | some state in data.resilience.model.states.adapters[_].found}
