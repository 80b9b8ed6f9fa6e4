/**
 * What the points of a rewritten module call. `data.active_mutant` says which one is on; with \`data.is_reaching\` each
 * call says so in the log, by which it is known what a test reaches.
 */
export const SWITCHES = `package mutation

is_on(id) if {
	is_told(id)
	data.active_mutant == id
}

is_told(id) if {
	data.is_reaching
	print("reached", id)
} else := true

kept(id, file) if {
	not is_on(id)
	data.active_mutant != file
}

holds(id, found) if {
	is_on(id)
	count(found) == 0
}

holds(id, found) if {
	not is_on(id)
	count(found) > 0
}

less(id, a, b) := a <= b if is_on(id)

less(id, a, b) := a < b if not is_on(id)

less_or_equal(id, a, b) := a < b if is_on(id)

less_or_equal(id, a, b) := a <= b if not is_on(id)

greater(id, a, b) := a >= b if is_on(id)

greater(id, a, b) := a > b if not is_on(id)

greater_or_equal(id, a, b) := a > b if is_on(id)

greater_or_equal(id, a, b) := a >= b if not is_on(id)

number(id, n) := n + 1 if is_on(id)

number(id, n) := n if not is_on(id)

boolean(id, b) := b == false if is_on(id)

boolean(id, b) := b if not is_on(id)

without(id, list, i) := [member | some at, member in list; at != i] if is_on(id)

without(id, list, _) := list if not is_on(id)

only(id, member) := {member} if is_on(id)

only(id, _) := set() if not is_on(id)
`;

/** Asks one test, or several estates, with a mutant on. */
const QUESTIONS = `package mutation_run

passed if {
	passes(input.test, "") with data.is_reaching as true
}

# As a text, since numbers need not come back as they went.
answered := json.marshal(answer(data.estates[input.estate], ""))

same if {
	is_same(data.estates[input.estate], input.estate, "") with data.is_reaching as true
}

killed if {
	some test in input.tests
	not passes(test, input.mutant)
}

differs if {
	some at in input.estates
	not is_same(data.estates[at], at, input.mutant)
}

answer(estate, mutant) := result if {
	result := data.resilience.main.result with data.active_mutant as mutant with input as estate.document
}

is_same(estate, _, mutant) if {
	estate.rule
	judged := answer(estate, mutant).rules[estate.rule.group][estate.rule.name]
	outcome(judged) == estate.outcome
}

is_same(estate, at, mutant) if {
	not estate.rule
	json.marshal(answer(estate, mutant)) == data.answers[at]
}

outcome(judged) := "fail" if {
	count(judged.violations) > 0
} else := "undetermined" if {
	count(judged.undetermined) > 0
} else := "pass" if {
	count(judged.subjects) > 0
}
`;

/** The module that asks; each test by its name, as in \`data.resilience.lib_test.test_a\`. */
export function questions(tests: readonly string[]): string {
  const asked = tests.map(
    (test) =>
      `passes(${JSON.stringify(test)}, mutant) if { ${test} with data.active_mutant as mutant with input as {} }\n`,
  );
  return [QUESTIONS, ...asked].join("\n");
}
