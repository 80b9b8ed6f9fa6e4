# 8 CPU and 32 GB: Continuous Delivery for PE asks for 6 CPU and 10 GB on each of three primaries.
resource "google_compute_instance" "primary" {
  for_each     = local.primaries
  name         = "${var.name}-${each.key}"
  zone         = each.value
  machine_type = "n2-standard-8"
  tags         = [var.name]

  boot_disk {
    initialize_params {
      image = "ubuntu-os-cloud/ubuntu-2204-lts"
      type  = "pd-ssd"
      size  = 200
    }
  }

  # Left unformatted: Rook makes Ceph storage of it.
  attached_disk {
    source = google_compute_disk.primary[each.key].id
  }

  network_interface {
    subnetwork = google_compute_subnetwork.machines.id
  }

  service_account {
    email  = var.service_account
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_disk" "primary" {
  for_each = local.primaries
  name     = "${var.name}-${each.key}-ceph"
  zone     = each.value
  type     = "pd-ssd"
  size     = 100
}

resource "google_compute_instance" "secondary" {
  for_each     = local.secondaries
  name         = "${var.name}-${each.key}"
  zone         = each.value
  machine_type = "n2-standard-8"
  tags         = [var.name]

  boot_disk {
    initialize_params {
      image = "ubuntu-os-cloud/ubuntu-2204-lts"
      type  = "pd-ssd"
      size  = 200
    }
  }

  attached_disk {
    source = google_compute_disk.secondary[each.key].id
  }

  network_interface {
    subnetwork = google_compute_subnetwork.machines.id
  }

  service_account {
    email  = var.service_account
    scopes = ["cloud-platform"]
  }
}

resource "google_compute_disk" "secondary" {
  for_each = local.secondaries
  name     = "${var.name}-${each.key}-ceph"
  zone     = each.value
  type     = "pd-ssd"
  size     = 100
}
