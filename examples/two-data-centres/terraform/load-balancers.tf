locals {
  application_ports = { https = 443, webhooks = 8000 }
}

# The Kubernetes API. IP targets: an internal network load balancer with instance targets cannot send a primary back to itself.
resource "aws_lb" "api" {
  name                             = "cd4pe-api"
  internal                         = true
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = true
  subnets                          = [for subnet in aws_subnet.private : subnet.id]
}

resource "aws_lb_target_group" "api" {
  name        = "cd4pe-api"
  vpc_id      = aws_vpc.cd4pe.id
  target_type = "ip"
  protocol    = "TCP"
  port        = 6443

  health_check {
    protocol = "TCP"
    port     = "6443"
  }
}

resource "aws_lb_target_group_attachment" "api" {
  for_each         = aws_instance.primary
  target_group_arn = aws_lb_target_group.api.arn
  target_id        = each.value.private_ip
}

resource "aws_lb_listener" "api" {
  load_balancer_arn = aws_lb.api.arn
  protocol          = "TCP"
  port              = 6443

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.api.arn
  }
}

# Users (443) and source control webhooks (8000). Every machine takes them in; TLS ends in the cluster.
resource "aws_lb" "application" {
  name                             = "cd4pe"
  load_balancer_type               = "network"
  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = true
  subnets                          = [for subnet in aws_subnet.public : subnet.id]
  depends_on                       = [aws_internet_gateway.cd4pe]
}

resource "aws_lb_target_group" "application" {
  for_each    = local.application_ports
  name        = "cd4pe-${each.key}"
  vpc_id      = aws_vpc.cd4pe.id
  target_type = "ip"
  protocol    = "TCP"
  port        = each.value
  # Off by default for IP targets; the machines' security group judges the client.
  preserve_client_ip = true

  health_check {
    protocol = "HTTPS"
    port     = "443"
    path     = "/status"
  }
}

resource "aws_lb_target_group_attachment" "https" {
  for_each         = merge(aws_instance.primary, aws_instance.secondary)
  target_group_arn = aws_lb_target_group.application["https"].arn
  target_id        = each.value.private_ip
}

resource "aws_lb_target_group_attachment" "webhooks" {
  for_each         = merge(aws_instance.primary, aws_instance.secondary)
  target_group_arn = aws_lb_target_group.application["webhooks"].arn
  target_id        = each.value.private_ip
}

resource "aws_lb_listener" "application" {
  for_each          = aws_lb_target_group.application
  load_balancer_arn = aws_lb.application.arn
  protocol          = "TCP"
  port              = each.value.port

  default_action {
    type             = "forward"
    target_group_arn = each.value.arn
  }
}
