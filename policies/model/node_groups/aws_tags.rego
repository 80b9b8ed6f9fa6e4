# METADATA
# title: Tags of Auto Scaling groups that say of which Kubernetes cluster their machines are nodes
# description: |
#   Machines that join a cluster on AWS carry the tag `kubernetes.io/cluster/NAME`; kOps adds `KubernetesCluster`, the instance group that it made the Auto Scaling group
#   for, and a role.
# related_resources:
#   - ref: https://docs.aws.amazon.com/eks/latest/userguide/launch-workers.html
#     description: Self-managed nodes of EKS
#   - ref: https://kops.sigs.k8s.io/instance_groups/
#     description: Instance groups of kOps
package resilience.model.node_groups.aws_tags

import data.resilience.lib

# METADATA
# description: Auto Scaling group id to the keys of its tags, of `tag` blocks and of the older list `tags`.
keys_of := {asg.id: keys |
	some asg in input.terraform.aws_autoscaling_group
	keys := {key |
		some tag in array.concat(_listed(asg, "tag"), _listed(asg, "tags"))
		key := tag.key
		is_string(key)
	}
	count(keys) > 0
}

_listed(asg, attribute) := [tag |
	tags := lib.at(asg, [attribute], [])
	is_array(tags)
	some tag in tags
]

# METADATA
# description: Auto Scaling group id to the names of the clusters that its tags name.
clusters_of := {id: names |
	some id, keys in keys_of
	names := sort({name |
		some key in keys
		startswith(key, _prefix)
		name := substring(key, count(_prefix), -1)
		name != ""
	})
	count(names) > 0
}

_prefix := "kubernetes.io/cluster/"
