# Cores and memory of a machine type, where its name says them. In the AWS families of general purpose, compute and memory machines a
# size `Nxlarge` has 4 N cores (`medium` 1, `large` 2, `xlarge` 4), and 4, 2 or 8 GiB a core; the burstable family has 2 cores up to `large`.
# In those of Google the number is that of cores, and the class says how many GiB a core has; in those of Azure too, from the third version on, where an
# `l` among the small letters means half the memory.
package resilience.lib

# METADATA
# description: Gives `{cpu, memory}` in cores and bytes, undefined where the name does not say.
# related_resources:
#   - ref: https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
#     description: Specifications of general purpose instances
#   - ref: https://cloud.google.com/compute/docs/general-purpose-machines
#     description: Machine types of Compute Engine
#   - ref: https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions
#     description: Names of machine sizes of Azure
instance_size(type) := _size(cores, cores * gib_a_core) if {
	parts := regex.find_all_string_submatch_n(`^([mcr])[5-8][a-z-]*\.(medium|large|xlarge|([0-9]{1,3})xlarge)$`, type, 1)[0]
	gib_a_core := {"m": 4, "c": 2, "r": 8}[parts[1]]
	cores := _cores(parts[2], parts[3])
}

instance_size(type) := _size(size[0], size[1]) if {
	parts := regex.find_all_string_submatch_n(`^t[34][ag]?\.([a-z0-9]+)$`, type, 1)[0]
	size := {"micro": [2, 1], "small": [2, 2], "medium": [2, 4], "large": [2, 8], "xlarge": [4, 16], "2xlarge": [8, 32]}[parts[1]]
}

instance_size(type) := _size(cores, cores * gib_a_core) if {
	parts := regex.find_all_string_submatch_n(`^(?:n2d?|e2)-(standard|highmem|highcpu)-([0-9]{1,3})$`, type, 1)[0]
	gib_a_core := {"standard": 4, "highmem": 8, "highcpu": 1}[parts[1]]
	cores := to_number(parts[2])
}

instance_size(type) := _size(cores, cores * gib_a_core) if {
	parts := regex.find_all_string_submatch_n(`^Standard_([DEF])([0-9]{1,3})([a-z]*)_v[3-7]$`, type, 1)[0]
	cores := to_number(parts[2])
	gib_a_core := {"D": 4, "E": 8, "F": 4}[parts[1]] / _halved(parts[3])
}

instance_size(type) := _size(cores, cores * 2) if {
	parts := regex.find_all_string_submatch_n(`^Standard_F([0-9]{1,3})s_v2$`, type, 1)[0]
	cores := to_number(parts[1])
}

_halved(letters) := 2 if contains(letters, "l")

_halved(letters) := 1 if not contains(letters, "l")

_size(cores, gib) := {"cpu": cores, "memory": gib * 1073741824}

_cores("medium", _) := 1

_cores("large", _) := 2

_cores("xlarge", _) := 4

_cores(size, n) := 4 * to_number(n) if {
	not size in {"medium", "large", "xlarge"}
}
