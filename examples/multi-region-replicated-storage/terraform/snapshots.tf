# Puppet Application Manager writes its snapshots to one place: the bucket of the live region.
# Replication copies them to the DR region, where the DR cluster reads them.
resource "aws_s3_bucket" "live" {
  provider = aws.live
  bucket   = "example-cd4pe-snapshots-us-east-1"
}

resource "aws_s3_bucket" "recovery" {
  provider = aws.recovery
  bucket   = "example-cd4pe-snapshots-us-west-2"
}

# Replication works between versioned buckets only.
resource "aws_s3_bucket_versioning" "live" {
  provider = aws.live
  bucket   = aws_s3_bucket.live.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_versioning" "recovery" {
  provider = aws.recovery
  bucket   = aws_s3_bucket.recovery.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_replication_configuration" "snapshots" {
  provider = aws.live
  bucket   = aws_s3_bucket.live.id
  role     = aws_iam_role.replication.arn

  rule {
    id     = "snapshots"
    status = "Enabled"
    filter {} # every object: a snapshot is of use only whole

    # Without it, a snapshot that Velero deleted for its age would stay in the DR region.
    delete_marker_replication {
      status = "Enabled"
    }

    destination {
      bucket        = aws_s3_bucket.recovery.arn
      storage_class = "STANDARD"

      # Replication time control: a bound on the lag, which counts towards the RPO.
      replication_time {
        status = "Enabled"
        time {
          minutes = 15
        }
      }

      metrics {
        status = "Enabled"
        event_threshold {
          minutes = 15
        }
      }
    }
  }

  depends_on = [aws_s3_bucket_versioning.live, aws_s3_bucket_versioning.recovery]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "live" {
  provider = aws.live
  bucket   = aws_s3_bucket.live.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "recovery" {
  provider = aws.recovery
  bucket   = aws_s3_bucket.recovery.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_s3_bucket_public_access_block" "live" {
  provider                = aws.live
  bucket                  = aws_s3_bucket.live.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_public_access_block" "recovery" {
  provider                = aws.recovery
  bucket                  = aws_s3_bucket.recovery.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_iam_role" "replication" {
  provider = aws.live
  name     = "cd4pe-snapshot-replication"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "s3.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "replication" {
  provider = aws.live
  name     = "replication"
  role     = aws_iam_role.replication.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:GetReplicationConfiguration", "s3:ListBucket"]
        Resource = aws_s3_bucket.live.arn
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"]
        Resource = "${aws_s3_bucket.live.arn}/*"
      },
      {
        Effect   = "Allow"
        Action   = ["s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"]
        Resource = "${aws_s3_bucket.recovery.arn}/*"
      },
    ]
  })
}
