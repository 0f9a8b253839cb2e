from __future__ import annotations

import typing

from crosswire import _crosswire, kinds


def test_the_kinds_of_python_are_those_of_the_core() -> None:
    core = {name: tuple(values) for name, values in _crosswire.kinds()}
    python = {name: typing.get_args(value) for name, value in vars(kinds).items() if typing.get_args(value)}
    assert python == core
