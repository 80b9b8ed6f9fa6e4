# METADATA
# title: Applications
# description: What a vendor ships as one release, and an admin console installs.
package resilience.model.applications

# METADATA
# description: Application id to its record.
by_id := {application.id: application | some application in data.resilience.model.applications.adapters[_].found}
