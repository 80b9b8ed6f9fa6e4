resource "aws_route53_zone" "cd4pe" {
  provider = aws.live
  name     = "cd4pe.example.com"
}

# Each region's CD4PE is asked for its own health. The DR region's answers only once a snapshot has been restored.
resource "aws_route53_health_check" "live" {
  provider          = aws.live
  type              = "HTTPS"
  fqdn              = module.live.application_dns_name
  port              = 443
  resource_path     = "/status"
  enable_sni        = true
  request_interval  = 30
  failure_threshold = 3
  tags              = { Name = "cd4pe-live" }
}

resource "aws_route53_health_check" "recovery" {
  provider          = aws.live
  type              = "HTTPS"
  fqdn              = module.recovery.application_dns_name
  port              = 443
  resource_path     = "/status"
  enable_sni        = true
  request_interval  = 30
  failure_threshold = 3
  tags              = { Name = "cd4pe-recovery" }
}

# The one name that users, webhooks and PE know: the live region's while it is healthy, else the DR region's.
resource "aws_route53_record" "live" {
  provider        = aws.live
  zone_id         = aws_route53_zone.cd4pe.zone_id
  name            = "cd4pe.example.com"
  type            = "A"
  set_identifier  = "live"
  health_check_id = aws_route53_health_check.live.id

  failover_routing_policy {
    type = "PRIMARY"
  }

  alias {
    name                   = module.live.application_dns_name
    zone_id                = module.live.application_zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "recovery" {
  provider        = aws.live
  zone_id         = aws_route53_zone.cd4pe.zone_id
  name            = "cd4pe.example.com"
  type            = "A"
  set_identifier  = "recovery"
  health_check_id = aws_route53_health_check.recovery.id

  failover_routing_policy {
    type = "SECONDARY"
  }

  alias {
    name                   = module.recovery.application_dns_name
    zone_id                = module.recovery.application_zone_id
    evaluate_target_health = true
  }
}

# kURL's loadBalancerAddress in each region.
resource "aws_route53_record" "api_live" {
  provider = aws.live
  zone_id  = aws_route53_zone.cd4pe.zone_id
  name     = "api.live.cd4pe.example.com"
  type     = "A"

  alias {
    name                   = module.live.api_dns_name
    zone_id                = module.live.api_zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "api_recovery" {
  provider = aws.live
  zone_id  = aws_route53_zone.cd4pe.zone_id
  name     = "api.recovery.cd4pe.example.com"
  type     = "A"

  alias {
    name                   = module.recovery.api_dns_name
    zone_id                = module.recovery.api_zone_id
    evaluate_target_health = true
  }
}
