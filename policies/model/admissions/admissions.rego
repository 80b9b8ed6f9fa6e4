# METADATA
# title: Admissions
# description: |
#   Whom a data service lets in by name. A rule in front of a database that names what runs the application is written for the application that uses it: it
#   shows the need where neither an environment variable nor user data does, because the address comes from a secret or a parameter. What lets in a
#   range of addresses, or all of a group that the database is itself a member of, names nobody.
package resilience.model.admissions

# METADATA
# description: Id of what runs code to the ids of the data services that let it in.
needs[admission.from] contains admission.to if {
	some admission in data.resilience.model.admissions.adapters[_].found
}
