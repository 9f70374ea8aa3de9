package rules.outcome_test

import data.rules.outcome

test_all_that_is_required_holds if outcome.of({"a", "b"}, {"a", "b", "c"}, {"d"}) == "allowed"

test_one_condition_is_enough if outcome.of({"a"}, {"a"}, set()) == "allowed"

test_nothing_required_is_refused if outcome.of(set(), {"a"}, set()) == "refused"

test_one_failure_refuses if outcome.of({"a", "b"}, {"a"}, {"b"}) == "refused"

test_a_failure_wins_over_holding if outcome.of({"a"}, {"a"}, {"a"}) == "refused"

test_a_failure_wins_over_the_unknown if outcome.of({"a", "b"}, set(), {"b"}) == "refused"

test_one_unknown_leaves_it_open if outcome.of({"a", "b"}, {"a"}, set()) == "undetermined"

test_one_unknown_alone_leaves_it_open if outcome.of({"a"}, set(), set()) == "undetermined"

test_unknown if outcome.unknown({"a", "b", "c"}, {"a"}, {"b"}) == {"c"}

test_nothing_unknown if outcome.unknown({"a"}, {"a"}, {"a"}) == set()
