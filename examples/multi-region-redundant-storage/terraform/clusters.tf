resource "google_compute_network" "cd4pe" {
  name                    = "cd4pe"
  auto_create_subnetworks = false
}

# The live region: three data centres, one primary and one secondary in each.
module "live" {
  source          = "./cluster"
  name            = "cd4pe-live"
  region          = "europe-west1"
  data_centres    = ["europe-west1-b", "europe-west1-c", "europe-west1-d"]
  network         = google_compute_network.cd4pe.id
  addresses       = "10.20.0.0/20"
  service_account = google_service_account.machines.email
}

# The DR region: the same cluster stands and waits, so that a restore need not build it first.
module "recovery" {
  source          = "./cluster"
  name            = "cd4pe-recovery"
  region          = "europe-west4"
  data_centres    = ["europe-west4-a", "europe-west4-b", "europe-west4-c"]
  network         = google_compute_network.cd4pe.id
  addresses       = "10.21.0.0/20"
  service_account = google_service_account.machines.email
}
