# Which machine stands in which data centre. Kubernetes needs two of three primaries:
# with one in each data centre, the loss of any data centre leaves two.
locals {
  primaries = {
    primary-1 = "us-east-1a"
    primary-2 = "us-east-1b"
    primary-3 = "us-east-1c"
  }

  secondaries = {
    secondary-1 = "us-east-1a"
    secondary-2 = "us-east-1b"
    secondary-3 = "us-east-1c"
  }

  # The number fixes the addresses of a data centre, so that one can be added without moving another.
  data_centres = {
    us-east-1a = 0
    us-east-1b = 1
    us-east-1c = 2
  }
}
