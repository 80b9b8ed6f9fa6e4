# Which machine stands in which data centre. Kubernetes needs two of three primaries:
# however three are dealt to two data centres, one of them holds two, and its loss leaves one.
locals {
  primaries = {
    primary-1 = "us-east-1a"
    primary-2 = "us-east-1b"
    primary-3 = "us-east-1a"
  }

  secondaries = {
    secondary-1 = "us-east-1a"
    secondary-2 = "us-east-1b"
  }

  # The number fixes the addresses of a data centre, so that one can be added without moving another.
  data_centres = {
    us-east-1a = 0
    us-east-1b = 1
  }
}
