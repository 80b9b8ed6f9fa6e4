# Between machines of one cluster: etcd, the Kubernetes API, kubelets, Flannel, Ceph.
resource "google_compute_firewall" "cluster" {
  for_each    = toset(["live", "recovery"])
  name        = "cd4pe-${each.key}-cluster"
  network     = google_compute_network.cd4pe.id
  target_tags = ["cd4pe-${each.key}"]
  source_tags = ["cd4pe-${each.key}"]

  allow {
    protocol = "all"
  }
}

# Google's load balancers and health checks come from these ranges.
resource "google_compute_firewall" "load_balancers" {
  name          = "cd4pe-load-balancers"
  network       = google_compute_network.cd4pe.id
  target_tags   = ["cd4pe-live", "cd4pe-recovery"]
  source_ranges = ["35.191.0.0/16", "130.211.0.0/22"]

  allow {
    protocol = "tcp"
    ports    = ["443", "6443", "8000"]
  }
}
