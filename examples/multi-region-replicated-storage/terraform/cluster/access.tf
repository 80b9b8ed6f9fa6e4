resource "aws_iam_role" "machines" {
  name = "${var.name}-machines"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "snapshots" {
  name = "snapshots"
  role = aws_iam_role.machines.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Action   = ["s3:ListBucket", "s3:ListBucketMultipartUploads"]
        Resource = var.bucket_arn
      },
      {
        Effect   = "Allow"
        Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
        Resource = "${var.bucket_arn}/*"
      },
    ]
  })
}

resource "aws_iam_instance_profile" "machines" {
  name = "${var.name}-machines"
  role = aws_iam_role.machines.name
}
