# METADATA
# title: What a recovery needs besides data
# description: Encryption keys, secrets, images and configuration. A copy that can't be decrypted, or without the image that reads it, is no recovery point.
package resilience.model.prerequisites

# METADATA
# description: Component id to its record.
by_id := {component.id: component | some component in data.resilience.model.prerequisites.adapters[_].found}
