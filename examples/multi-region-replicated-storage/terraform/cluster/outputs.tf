output "application_dns_name" {
  value = aws_lb.application.dns_name
}

output "application_zone_id" {
  value = aws_lb.application.zone_id
}

output "api_dns_name" {
  value = aws_lb.api.dns_name
}

output "api_zone_id" {
  value = aws_lb.api.zone_id
}
