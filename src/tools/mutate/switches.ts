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

/** Asks one test, or several estates, with a mutant on. Of a fixture the answer is what its rule says, of an example all that is said. */
const QUESTIONS = `package mutation_run

passed if {
	passes(input.test, "") with data.is_reaching as true
}

# As a text, since numbers need not come back as they went; none where a fixture does not come out as its name says.
answered := text if {
	estate := data.estates[input.estate]
	said := answer(estate, "") with data.is_reaching as true
	is_as_named(estate, said)
	text := json.marshal(said)
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
	estate.outcome == null
	result := data.resilience.main.result with data.active_mutant as mutant with input as estate.document
}

answer(estate, mutant) := result if {
	estate.outcome != null
	result := data.resilience.main.one_rule with data.active_mutant as mutant with input as estate.document
}

is_same(estate, _, mutant) if {
	estate.outcome != null
	is_as_named(estate, answer(estate, mutant))
}

is_same(estate, at, mutant) if {
	estate.outcome == null
	json.marshal(answer(estate, mutant)) == data.answers[at]
}

is_as_named(estate, _) if estate.outcome == null

is_as_named(estate, said) if estate.outcome == outcome(said)

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
