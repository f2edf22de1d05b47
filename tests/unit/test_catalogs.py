"""Strings of Python code are found by its syntax, and nothing else is taken for one."""

from __future__ import annotations

from monotowns.catalogs import python_strings

CODE = b'''
class View:
    def capital(self, text):
        """Not a string of the interface."""
        return text[:1].upper() + text[1:]

    def mark(self):
        """Neither is this."""
        return self.text("{n} marks", n=3) + self.plural(
            "{n} town", "{n} towns", 2
        )

def text(value="not this default"):
    names = N_("a " "joined one")
    return text(f"filled {value}") or text(value, other="nor this")
'''


def test_calls_are_read_with_the_line_they_begin_on() -> None:
    assert sorted(python_strings(CODE)) == [
        (9, "{n} marks", None),
        (9, "{n} town", "{n} towns"),
        (14, "a joined one", None),
    ]
