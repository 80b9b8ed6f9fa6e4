# METADATA
# title: Volumes are made where their pods are to run
# description: |
#   A class that binds at once makes a volume before anyone knows where its pod fits, in whatever data centre its provisioner picks. The pod must go there: what is to
#   spread pods over data centres then leaves some of them without a place, or all in few.
# related_resources:
#   - ref: https://kubernetes.io/docs/concepts/storage/storage-classes/#volume-binding-mode
#     description: Volume binding mode
# custom:
#   severity: warning
#   remediation: |
#     `volumeBindingMode: WaitForFirstConsumer` in the StorageClass. It can't be changed in place: make a class of another name, or delete the class and make it
#     again; volumes that are there stay.
#   standards: [S12, AWS REL10-BP01, "Azure RE:05", NIST CP-2(2), ISO 27001 A.8.14]
#   since: 0.1.0
package resilience.rules.ha["volumes-follow-pods"]

import data.resilience.lib
import data.resilience.model.storage_classes
import data.resilience.model.workloads

# METADATA
# description: Classes of zonal and local storage with workloads of several pods that are to be in different data centres.
subjects := {id: class |
	some id, class in storage_classes.by_id
	class.waits != null
	count(object.get(_spread, id, [])) > 0
}

needs := ["waits"]

protects := "data-centre"

violations contains lib.entry(class, class.waits, $"Volumes of class {class.name} are made before their pods are placed ({class.waits.why}): the pods of {_spread[id][0]} can't be spread over data centres as they are told.") if {
	some id, class in subjects
	class.waits.holds == false
}

_spread := {id: names |
	some id, class in storage_classes.by_id
	names := [workload.name |
		some user in class.users
		workload := workloads.by_id[user]
		workload.spread.data_centre != "none"
		workload.replicas != 1
		workload.replicas != 0
	]
}
