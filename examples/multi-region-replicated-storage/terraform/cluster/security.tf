resource "aws_security_group" "machines" {
  name        = "${var.name}-machines"
  description = "Primaries and secondaries of the CD4PE cluster"
  vpc_id      = aws_vpc.cd4pe.id
}

# Between machines: etcd, the Kubernetes API, kubelets, Flannel, Ceph.
resource "aws_vpc_security_group_ingress_rule" "cluster" {
  security_group_id            = aws_security_group.machines.id
  description                  = "Machines of the cluster to each other"
  referenced_security_group_id = aws_security_group.machines.id
  ip_protocol                  = "-1"
}

# The load balancers keep the address of the client, so users and webhooks are let in here.
resource "aws_vpc_security_group_ingress_rule" "application" {
  for_each          = local.application_ports
  security_group_id = aws_security_group.machines.id
  description       = "CD4PE ${each.key}"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

# The Kubernetes API and the Puppet Application Manager console, from the private network only.
resource "aws_vpc_security_group_ingress_rule" "administration" {
  for_each          = { kubernetes-api = 6443, admin-console = 8800 }
  security_group_id = aws_security_group.machines.id
  description       = each.key
  cidr_ipv4         = aws_vpc.cd4pe.cidr_block
  ip_protocol       = "tcp"
  from_port         = each.value
  to_port           = each.value
}

resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.machines.id
  description       = "PE, source control, snapshots, packages"
  cidr_ipv4         = "0.0.0.0/0"
  ip_protocol       = "-1"
}
