package resilience.vaults_aws_backup_test

import data.resilience.lib
import data.resilience.model.vaults
import data.resilience.testing as build

_vault(values) := build.terraform("aws_backup_vault", "main", {"values": object.union({"name": "main"}, values)})

_found(resources) := found if {
	found := vaults.by_id with input as build.document(resources, {})
}

test_a_vault_without_a_lock if {
	vault := _vault({"force_destroy": true})
	_found([vault]) == {build.id(vault): build.component(vault, "backup vault", {
		"immutable": lib.fails("it has no lock", null, "Make an `aws_backup_vault_lock_configuration` of it with `min_retention_days` and `changeable_for_days`."),
		"deletion_refused": lib.fails("force_destroy is true", "force_destroy", "Set `force_destroy = false`."),
	})}
}

test_a_vault_with_a_lock if {
	vault := _vault({})
	lock := build.referring(build.terraform("aws_backup_vault_lock_configuration", "main", {}), {"backup_vault_name": [vault]})
	_found([vault, lock]) == {build.id(vault): build.component(vault, "backup vault", {
		"immutable": lib.holds("it has a lock"), "deletion_refused": lib.holds("force_destroy is false"), "related": [build.id(lock)],
	})}
}

test_a_vault_that_is_kept_apart if {
	vault := build.terraform("aws_backup_logically_air_gapped_vault", "main", {})
	_found([vault]) == {build.id(vault): build.component(vault, "backup vault", {"immutable": lib.holds("it is logically air-gapped")})}
}
