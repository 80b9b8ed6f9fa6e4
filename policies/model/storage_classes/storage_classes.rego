# METADATA
# title: Storage classes
# description: How volumes are made, where, and what becomes of them.
package resilience.model.storage_classes

# METADATA
# description: Storage class id to its record.
by_id := {class.id: class | some class in data.resilience.model.storage_classes.adapters[_].found}
