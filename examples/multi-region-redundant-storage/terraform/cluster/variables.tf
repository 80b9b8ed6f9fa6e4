variable "name" {
  description = "Prefix of the names in this region."
  type        = string
}

variable "region" {
  description = "Region that the cluster stands in: a Kubernetes cluster never spans two."
  type        = string
}

variable "data_centres" {
  description = "Zones of the region, one primary and one secondary in each. Three keep two of three primaries when one is lost."
  type        = list(string)

  validation {
    condition     = length(distinct(var.data_centres)) >= 3
    error_message = "Name at least three different zones: with fewer, the loss of one can stop the cluster."
  }
}

variable "network" {
  description = "Network that the region's subnet belongs to."
  type        = string
}

variable "addresses" {
  description = "Addresses of the region's subnet."
  type        = string
}

variable "service_account" {
  description = "Account that Velero reaches the snapshots with."
  type        = string
}
