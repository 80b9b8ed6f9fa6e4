# METADATA
# title: Answers to facts
# description: The answer of the pack to what `facts` wrote, for whoever runs it with OPA or conftest.
package resilience.facts

import data.resilience.main

# METADATA
# description: What `check` is told of the same inputs; its shape is `Evaluation` in src/model/evaluation.ts.
result := answer if {
	answer := main.result with input as input.document
}
