data "aws_ami" "ubuntu" {
  most_recent = true
  owners      = ["099720109477"] # Canonical

  filter {
    name   = "name"
    values = ["ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-*"]
  }
}

# 8 CPU and 32 GB: Continuous Delivery for PE asks for 6 CPU and 10 GB on each of three primaries.
# The subnet implies the data centre, but its id is known only once it exists: said outright, a plan shows the placement.
resource "aws_instance" "primary" {
  for_each               = local.primaries
  ami                    = data.aws_ami.ubuntu.id
  instance_type          = "m6i.2xlarge"
  availability_zone      = each.value
  subnet_id              = aws_subnet.private[each.value].id
  vpc_security_group_ids = [aws_security_group.machines.id]
  iam_instance_profile   = aws_iam_instance_profile.machines.name
  tags                   = { Name = "cd4pe-${each.key}" }

  root_block_device {
    volume_type = "gp3"
    volume_size = 200
    encrypted   = true
  }

  # Left unformatted: Rook makes Ceph storage of it.
  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "gp3"
    volume_size = 100
    encrypted   = true
  }

  # Two hops, so that Velero's pods reach the instance role.
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}

resource "aws_instance" "secondary" {
  for_each               = local.secondaries
  ami                    = data.aws_ami.ubuntu.id
  instance_type          = "m6i.2xlarge"
  availability_zone      = each.value
  subnet_id              = aws_subnet.private[each.value].id
  vpc_security_group_ids = [aws_security_group.machines.id]
  iam_instance_profile   = aws_iam_instance_profile.machines.name
  tags                   = { Name = "cd4pe-${each.key}" }

  root_block_device {
    volume_type = "gp3"
    volume_size = 200
    encrypted   = true
  }

  ebs_block_device {
    device_name = "/dev/sdf"
    volume_type = "gp3"
    volume_size = 100
    encrypted   = true
  }

  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 2
  }
}
