output "api_address" {
  value = google_compute_forwarding_rule.api.ip_address
}

output "primary_groups" {
  description = "Instance groups by primary, each in the primary's data centre."
  value       = { for primary, group in google_compute_instance_group.primaries : primary => group.id }
}
