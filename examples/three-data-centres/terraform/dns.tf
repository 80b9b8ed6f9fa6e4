resource "aws_route53_zone" "cd4pe" {
  name = "cd4pe.example.com"
}

# kURL's loadBalancerAddress: joining machines and kubelets call the Kubernetes API here.
resource "aws_route53_record" "api" {
  zone_id = aws_route53_zone.cd4pe.zone_id
  name    = "api.cd4pe.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.api.dns_name
    zone_id                = aws_lb.api.zone_id
    evaluate_target_health = true
  }
}

resource "aws_route53_record" "application" {
  zone_id = aws_route53_zone.cd4pe.zone_id
  name    = "cd4pe.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.application.dns_name
    zone_id                = aws_lb.application.zone_id
    evaluate_target_health = true
  }
}
