locals {
  primaries    = { for number, data_centre in var.data_centres : "primary-${number + 1}" => data_centre }
  secondaries  = { for number, data_centre in var.data_centres : "secondary-${number + 1}" => data_centre }
  data_centres = { for number, data_centre in var.data_centres : data_centre => number }
}
