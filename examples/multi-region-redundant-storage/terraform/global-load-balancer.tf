# One address for the world. The load balancer sends traffic to healthy machines only, and the DR region's are healthy
# once a snapshot has been restored there: no name has to change and no cache has to expire.
resource "google_compute_global_address" "application" {
  name = "cd4pe"
}

resource "google_compute_health_check" "application" {
  name                = "cd4pe"
  check_interval_sec  = 10
  timeout_sec         = 5
  unhealthy_threshold = 3

  https_health_check {
    port         = 443
    request_path = "/status"
  }
}

# Users (443) and source control webhooks (8000); TLS ends in the cluster.
locals {
  application_ports = { https = 443, webhooks = 8000 }
}

resource "google_compute_backend_service" "application" {
  for_each              = local.application_ports
  name                  = "cd4pe-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "TCP"
  port_name             = each.key
  health_checks         = [google_compute_health_check.application.id]

  backend {
    group                        = module.live.primary_groups["primary-1"]
    balancing_mode               = "CONNECTION"
    max_connections_per_instance = 1000
  }

  backend {
    group                        = module.live.primary_groups["primary-2"]
    balancing_mode               = "CONNECTION"
    max_connections_per_instance = 1000
  }

  backend {
    group                        = module.live.primary_groups["primary-3"]
    balancing_mode               = "CONNECTION"
    max_connections_per_instance = 1000
  }

  backend {
    group                        = module.recovery.primary_groups["primary-1"]
    balancing_mode               = "CONNECTION"
    max_connections_per_instance = 1000
  }

  backend {
    group                        = module.recovery.primary_groups["primary-2"]
    balancing_mode               = "CONNECTION"
    max_connections_per_instance = 1000
  }

  backend {
    group                        = module.recovery.primary_groups["primary-3"]
    balancing_mode               = "CONNECTION"
    max_connections_per_instance = 1000
  }
}

resource "google_compute_target_tcp_proxy" "application" {
  for_each        = google_compute_backend_service.application
  name            = "cd4pe-${each.key}"
  backend_service = each.value.id
}

resource "google_compute_global_forwarding_rule" "application" {
  for_each              = google_compute_target_tcp_proxy.application
  name                  = "cd4pe-${each.key}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.application.id
  port_range            = local.application_ports[each.key]
  target                = each.value.id
}

resource "google_dns_managed_zone" "cd4pe" {
  name     = "cd4pe"
  dns_name = "cd4pe.example.com."
}

resource "google_dns_record_set" "application" {
  managed_zone = google_dns_managed_zone.cd4pe.name
  name         = "cd4pe.example.com."
  type         = "A"
  ttl          = 300
  rrdatas      = [google_compute_global_address.application.address]
}

# kURL's loadBalancerAddress in each region.
resource "google_dns_record_set" "api_live" {
  managed_zone = google_dns_managed_zone.cd4pe.name
  name         = "api.live.cd4pe.example.com."
  type         = "A"
  ttl          = 300
  rrdatas      = [module.live.api_address]
}

resource "google_dns_record_set" "api_recovery" {
  managed_zone = google_dns_managed_zone.cd4pe.name
  name         = "api.recovery.cd4pe.example.com."
  type         = "A"
  ttl          = 300
  rrdatas      = [module.recovery.api_address]
}
