"""Probes: a route that nobody has said how to ask is noticed before it can leak anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkfire.api.routes import ROUTES
from checkfire.testing.examples import SOME_ID
from checkfire.testing.probes import NUMBERS, probes_of

ROW = next(row for row in ROUTES if row.path == "/v1/messages/{id}")


def test_id_in_a_path_is_tried_with_every_id() -> None:
    """Whatever is known to be hidden is asked for by name."""
    assert [probe.path for probe in probes_of(ROW, ["a", "b"])] == ["/v1/messages/a", "/v1/messages/b"]


def test_number_in_a_query_is_tried_with_every_number() -> None:
    """A query is asked without its number, and with sizes far beyond the log."""
    row = replace(ROW, path="/v1/entries", query=("start",))
    queries = [probe.query for probe in probes_of(row, [SOME_ID])]
    assert queries == [{}, *({"start": number} for number in NUMBERS)]


def test_every_body_is_tried() -> None:
    """A route that takes a body is asked with each body of its shape."""
    posts = [row for row in ROUTES if row.takes is not None]
    assert posts
    for row in posts:
        assert all(probe.body is not None for probe in probes_of(row, [SOME_ID]))


@pytest.mark.parametrize("change", [{"path": "/v1/parties/{party}"}, {"takes": int}], ids=["path", "body"])
def test_route_without_values_is_noticed(change: dict[str, object]) -> None:
    """A new parameter or body makes the tests red until somebody gives values for it."""
    with pytest.raises(LookupError):
        list(probes_of(replace(ROW, **change), [SOME_ID]))
