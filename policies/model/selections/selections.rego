# METADATA
# title: Selections
# description: What means pods or Services by labels or names (Services, disruption budgets, Ingresses), and whether anything is meant.
package resilience.model.selections

# METADATA
# description: Id of what selects to its record.
by_id := {selection.id: selection | some selection in data.resilience.model.selections.adapters[_].found}
