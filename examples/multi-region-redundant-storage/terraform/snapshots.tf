# The one place that Puppet Application Manager writes its snapshots to, and that is itself redundant over two regions:
# the live one and the DR one hold every object, under one name. Turbo replication bounds the lag to 15 minutes,
# which counts towards the RPO; the multi-region "EU" without the two regions named allows 12 hours.
resource "google_storage_bucket" "snapshots" {
  name                        = "example-cd4pe-snapshots"
  location                    = "EU"
  storage_class               = "STANDARD"
  rpo                         = "ASYNC_TURBO"
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  custom_placement_config {
    data_locations = ["EUROPE-WEST1", "EUROPE-WEST4"]
  }

  versioning {
    enabled = true
  }

  # Velero deletes a snapshot after 30 days; what it deleted can be brought back for another 7.
  lifecycle_rule {
    action {
      type = "Delete"
    }
    condition {
      days_since_noncurrent_time = 7
    }
  }
}

resource "google_service_account" "machines" {
  account_id   = "cd4pe-machines"
  display_name = "Machines of the CD4PE clusters"
}

resource "google_storage_bucket_iam_member" "velero" {
  bucket = google_storage_bucket.snapshots.name
  role   = "roles/storage.objectAdmin"
  member = "serviceAccount:${google_service_account.machines.email}"
}
