resource "aws_vpc" "cd4pe" {
  cidr_block           = "10.20.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "cd4pe" }
}

resource "aws_internet_gateway" "cd4pe" {
  vpc_id = aws_vpc.cd4pe.id
}

# Load balancers and NAT gateways stand here, machines in the private subnets.
resource "aws_subnet" "public" {
  for_each          = local.data_centres
  vpc_id            = aws_vpc.cd4pe.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.cd4pe.cidr_block, 8, each.value)
  tags              = { Name = "cd4pe-public-${each.key}" }
}

resource "aws_subnet" "private" {
  for_each          = local.data_centres
  vpc_id            = aws_vpc.cd4pe.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(aws_vpc.cd4pe.cidr_block, 8, 100 + each.value)
  tags              = { Name = "cd4pe-private-${each.key}" }
}

resource "aws_route_table" "public" {
  vpc_id = aws_vpc.cd4pe.id

  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.cd4pe.id
  }
}

resource "aws_route_table_association" "public" {
  for_each       = aws_subnet.public
  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

# One NAT gateway in each data centre: none depends on another's way out.
resource "aws_eip" "nat" {
  for_each = aws_subnet.public
  domain   = "vpc"
}

resource "aws_nat_gateway" "nat" {
  for_each      = aws_subnet.public
  subnet_id     = each.value.id
  allocation_id = aws_eip.nat[each.key].id
  depends_on    = [aws_internet_gateway.cd4pe]
}

resource "aws_route_table" "private" {
  for_each = aws_nat_gateway.nat
  vpc_id   = aws_vpc.cd4pe.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = each.value.id
  }
}

resource "aws_route_table_association" "private" {
  for_each       = aws_subnet.private
  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[each.key].id
}
