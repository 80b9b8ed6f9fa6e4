package resilience.lib_instance_size_test

import data.resilience.lib

_gib := 1073741824

_size(type) := [size.cpu, size.memory / _gib] if size := lib.instance_size(type)

test_sizes_that_the_name_says if {
	sizes := {
		"m6i.2xlarge": [8, 32], "m5.large": [2, 8], "m7g.medium": [1, 4], "c5.9xlarge": [36, 72], "c7i-flex.xlarge": [4, 8],
		"r6g.4xlarge": [16, 128], "t3.micro": [2, 1], "t3.medium": [2, 4], "t4g.large": [2, 8], "t3a.2xlarge": [8, 32],
		"n2-standard-8": [8, 32], "n2d-highmem-4": [4, 32], "e2-highcpu-16": [16, 16],
		"Standard_D4s_v5": [4, 16], "Standard_E8ds_v4": [8, 64], "Standard_D16lds_v5": [16, 32], "Standard_F4s_v2": [4, 8],
	}
	every type, size in sizes { _size(type) == size }
}

test_sizes_that_the_name_does_not_say if {
	every type in ["m5.metal", "t2.large", "i3.large", "p4d.24xlarge", "e2-medium", "n1-standard-4", "", "m5.9999xlarge", "Standard_B2s", "Standard_D2_v2", 8, null] {
		not lib.instance_size(type)
	}
}
