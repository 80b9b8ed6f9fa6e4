# The live region: three data centres, one primary and one secondary in each.
module "live" {
  source       = "./cluster"
  providers    = { aws = aws.live }
  name         = "cd4pe-live"
  network      = "10.20.0.0/16"
  data_centres = ["us-east-1a", "us-east-1b", "us-east-1c"]
  bucket_arn   = aws_s3_bucket.live.arn
}

# The DR region: the same cluster stands and waits, so that a restore need not build it first.
module "recovery" {
  source       = "./cluster"
  providers    = { aws = aws.recovery }
  name         = "cd4pe-recovery"
  network      = "10.21.0.0/16"
  data_centres = ["us-west-2a", "us-west-2b", "us-west-2c"]
  bucket_arn   = aws_s3_bucket.recovery.arn
}
