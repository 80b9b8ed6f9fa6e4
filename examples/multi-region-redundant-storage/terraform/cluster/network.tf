resource "google_compute_subnetwork" "machines" {
  name                     = var.name
  network                  = var.network
  region                   = var.region
  ip_cidr_range            = var.addresses
  private_ip_google_access = true
}

# Cloud NAT is a service of the region, not of one data centre.
resource "google_compute_router" "nat" {
  name    = "${var.name}-nat"
  network = var.network
  region  = var.region
}

resource "google_compute_router_nat" "nat" {
  name                               = "${var.name}-nat"
  router                             = google_compute_router.nat.name
  region                             = var.region
  nat_ip_allocate_option             = "AUTO_ONLY"
  source_subnetwork_ip_ranges_to_nat = "ALL_SUBNETWORKS_ALL_IP_RANGES"
}
