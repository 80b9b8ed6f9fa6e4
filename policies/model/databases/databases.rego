# METADATA
# title: Databases
# description: Databases that a provider runs.
package resilience.model.databases

# METADATA
# description: Database id to its record.
by_id := {database.id: database | some database in data.resilience.model.databases.adapters[_].found}
