# The primaries of each data centre take in the Kubernetes API (from inside) and the application (from the global
# load balancer): a machine may be in one instance group only. The ingress controller on them reaches every secondary.
resource "google_compute_instance_group" "primaries" {
  for_each  = google_compute_instance.primary
  name      = "${var.name}-${each.key}"
  zone      = each.value.zone
  instances = [each.value.id]

  named_port {
    name = "https"
    port = 443
  }

  named_port {
    name = "webhooks"
    port = 8000
  }
}

resource "google_compute_region_health_check" "api" {
  name   = "${var.name}-api"
  region = var.region

  tcp_health_check {
    port = 6443
  }
}

resource "google_compute_region_backend_service" "api" {
  name                  = "${var.name}-api"
  region                = var.region
  load_balancing_scheme = "INTERNAL"
  protocol              = "TCP"
  health_checks         = [google_compute_region_health_check.api.id]

  dynamic "backend" {
    for_each = google_compute_instance_group.primaries
    content {
      group          = backend.value.id
      balancing_mode = "CONNECTION"
    }
  }
}

resource "google_compute_forwarding_rule" "api" {
  name                  = "${var.name}-api"
  region                = var.region
  load_balancing_scheme = "INTERNAL"
  subnetwork            = google_compute_subnetwork.machines.id
  backend_service       = google_compute_region_backend_service.api.id
  ports                 = ["6443"]
}
