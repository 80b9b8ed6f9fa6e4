terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = "~> 6.0"
    }
  }
}

variable "project" {
  description = "Google Cloud project that everything stands in."
  type        = string
  default     = "example-cd4pe"
}

provider "google" {
  project = var.project
}
