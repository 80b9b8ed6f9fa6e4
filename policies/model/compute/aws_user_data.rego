# METADATA
# title: What machines of AWS can't serve without
# description: |
#   What starts a machine says where its database, its queue, its secrets are: in the user data of the machine, or in that of the template of its
#   group.
package resilience.model.compute.aws_user_data

import data.resilience.lib

# METADATA
# description: Id of a machine or a group of machines to the ids that its user data refers to.
needs_of := object.union(
	{machine.id: ids |
		some machine in input.terraform.aws_instance
		ids := _referred(machine)
		count(ids) > 0
	},
	{asg.id: ids |
		some asg in input.terraform.aws_autoscaling_group
		ids := {id |
			some attribute in ["launch_template", "launch_configuration", "mixed_instances_policy"]
			some template in lib.refs(asg, attribute)
			some id in _templates[template]
		}
		count(ids) > 0
	},
)

_templates := {template.id: _referred(template) |
	some template in array.concat(
		[template | some template in input.terraform.aws_launch_template],
		[template | some template in input.terraform.aws_launch_configuration],
	)
}

_referred(resource) := lib.refs(resource, "user_data") | lib.refs(resource, "user_data_base64")
