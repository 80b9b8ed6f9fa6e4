# Where things of pods stand in the object that makes them.
package resilience.lib

# METADATA
# description: The attribute of a workload's object that says something of its pods, `spec.template.spec.containers` of a Deployment.
in_pod(workload, attribute) := attribute if workload.pod == ""

in_pod(workload, attribute) := $"{workload.pod}.{attribute}" if workload.pod != ""
