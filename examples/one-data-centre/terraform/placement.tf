# Which machine stands in which data centre. Kubernetes needs two of three primaries:
# it survives the loss of one machine, and nothing survives the loss of the data centre.
locals {
  primaries = {
    primary-1 = "us-east-1a"
    primary-2 = "us-east-1a"
    primary-3 = "us-east-1a"
  }

  secondaries = {
    secondary-1 = "us-east-1a"
    secondary-2 = "us-east-1a"
  }

  # The number fixes the addresses of a data centre, so that one can be added without moving another.
  data_centres = {
    us-east-1a = 0
  }
}
