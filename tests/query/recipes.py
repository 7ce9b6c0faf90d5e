"""Recipes for property tests: any tree that a text can be read as."""

from __future__ import annotations

from hypothesis import strategies as st

from photoclust.query import tree

NAMES = st.one_of(
    st.sampled_from(
        ["Anna", "Ben", "Carl and Co", "and", "#7", "2019", "O'Neill, J.", 'x"y', "\\"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12),
)
NUMBERS = st.integers(0, 999)
DAYS = st.one_of(
    st.integers(1000, 2999).map(str),
    st.dates().filter(lambda day: 1000 <= day.year <= 2999).map(str),
    st.dates().filter(lambda day: 1000 <= day.year <= 2999).map(lambda day: str(day)[:7]),
)


def whos(names: st.SearchStrategy[str] = NAMES) -> st.SearchStrategy[tree.Who]:
    return st.one_of(names.map(tree.PersonNamed), NUMBERS.map(tree.PersonNumber))


def counts() -> st.SearchStrategy[tree.Count]:
    what, number = st.sampled_from(tree.Counted), st.integers(0, 4)
    return st.one_of(
        st.builds(lambda w, n: tree.Count(w, n, None), what, number),
        st.builds(lambda w, n: tree.Count(w, 0, n), what, number),
        st.builds(lambda w, n: tree.Count(w, n, n), what, number),
    )


def periods(days: st.SearchStrategy[str] = DAYS) -> st.SearchStrategy[tree.Taken]:
    ordered = st.tuples(days, days).filter(lambda both: both[0] <= both[1])
    return st.one_of(
        days.map(lambda day: tree.Taken(day, "")),
        days.map(lambda day: tree.Taken("", day)),
        ordered.map(lambda both: tree.Taken(*both)),
    )


def leaves(
    who: st.SearchStrategy[tree.Who], folders: st.SearchStrategy[str], days: st.SearchStrategy[str]
) -> st.SearchStrategy[tree.Query]:
    return st.one_of(
        who.map(tree.Shows),
        st.lists(who, min_size=1, max_size=3).map(lambda people: tree.Together(tuple(people))),
        periods(days),
        st.just(tree.Undated()),
        folders.map(tree.Below),
        counts(),
        st.sampled_from(tree.Kind).map(tree.Holds),
    )


def queries(leaf: st.SearchStrategy[tree.Query]) -> st.SearchStrategy[tree.Query]:
    """Trees in the form in which they are read: no And directly in an And, no Or in an Or."""

    def extended(part: st.SearchStrategy[tree.Query]) -> st.SearchStrategy[tree.Query]:
        no_and = part.filter(lambda query: not isinstance(query, tree.And))
        no_or = part.filter(lambda query: not isinstance(query, tree.Or))
        return st.one_of(
            part.map(tree.Not),
            st.lists(no_and, min_size=2, max_size=3).map(lambda parts: tree.And(tuple(parts))),
            st.lists(no_or, min_size=2, max_size=3).map(lambda parts: tree.Or(tuple(parts))),
        )

    return st.recursive(leaf, extended, max_leaves=6)


ANY = queries(leaves(whos(), NAMES, DAYS))
