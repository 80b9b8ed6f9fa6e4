# METADATA
# title: Data services
# description: "What holds data and serves it, run by a provider: databases, caches, brokers, search domains, file systems."
package resilience.model.data_services

# METADATA
# description: Data service id to its record.
by_id := {service.id: service | some service in data.resilience.model.data_services.adapters[_].found}
