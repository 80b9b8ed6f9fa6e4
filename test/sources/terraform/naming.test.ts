import { expect, test } from "vitest";
import { namesItself, naming, namingWords } from "../../../src/sources/terraform/naming.ts";

test.each([
  ["aws_s3_bucket", "bucket", true],
  ["aws_s3_bucket", "id", true],
  ["aws_s3_bucket", "self_link", true],
  ["aws_s3_bucket", "bucket_names", true],
  ["aws_rds_cluster", "cluster_identifier", true],
  ["aws_rds_cluster", "global_cluster_identifier", false],
  ["aws_rds_cluster", "rds", false],
  ["aws_s3_bucket_policy", "bucket", false],
  ["aws_lb", "subnets", false],
])("an attribute of %s, %s, names the resource itself: %j", (type, attribute, expected) => {
  expect(namesItself(type, attribute)).toBe(expected);
});

test.each([
  ["subnet_ids", ["subnet", "ids"]],
  ["cluster.0.id", ["cluster"]],
  ["network_interface.0.subnets.1", ["subnet"]],
  ["name", [""]],
  ["rule.arns", ["rule"]],
  ["address", ["addres"]],
  ["dns", ["dns"]],
])("of the path %s what may name a type is %j", (path, words) => {
  expect([...namingWords(path)]).toEqual(words);
});

test.each([
  ["cluster_name", "aws_eks_cluster", "aws_lb", 1],
  ["cluster_name", "aws_eks_cluster", "aws_eks_node_group", 1.01],
  ["db_subnet_group_name", "aws_db_subnet_group", "aws_lb", 3],
  ["db_subnet_group_name", "aws_security_group", "aws_lb", 1],
  ["db_subnet_group_name", "aws_subnet", "aws_lb", 1],
  ["bucket", "aws_subnet", "aws_lb", 0],
  // What a type is called by another name.
  ["db_identifier", "aws_db_instance", "aws_lb", 1],
  ["asg_name", "aws_autoscaling_group", "aws_lb", 1],
  ["subnet", "google_compute_subnetwork", "google_x", 1],
  ["vnet_id", "azurerm_virtual_network", "azurerm_lb", 1],
  ["asg_name", "aws_subnet", "aws_lb", 0],
  ["constructor", "constructor", "constructor", 0],
])("%s names %s in a %s as well as %d", (attribute, type, from, score) => {
  expect(naming(namingWords(attribute), type, from)).toBe(score);
});
