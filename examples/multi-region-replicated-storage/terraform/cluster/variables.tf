terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 6.0"
    }
  }
}

variable "name" {
  description = "Prefix of the names in this region; IAM names are global, so regions differ in it."
  type        = string
}

variable "network" {
  description = "Addresses of the region's network, a /16."
  type        = string
}

variable "data_centres" {
  description = "Availability zones, one primary and one secondary in each. Three keep two of three primaries when one is lost."
  type        = list(string)

  validation {
    condition     = length(distinct(var.data_centres)) >= 3
    error_message = "Name at least three different availability zones: with fewer, the loss of one can stop the cluster."
  }
}

variable "bucket_arn" {
  description = "The bucket of this region that Velero writes snapshots to (live) or reads them from (recovery)."
  type        = string
}
