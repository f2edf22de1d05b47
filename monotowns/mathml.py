"""Formulas in MathML: the few elements the method page needs, as text."""

from __future__ import annotations


def letter(text: str) -> str:
    """A variable."""
    return f"<mi>{text}</mi>"


def number(text: str) -> str:
    """A number."""
    return f"<mn>{text}</mn>"


def sign(text: str) -> str:
    """An operator or the name of one."""
    return f"<mo>{text}</mo>"


def below(base: str, index: str) -> str:
    """A variable with an index."""
    return f"<msub>{letter(base)}{number(index) if index.isdigit() else letter(index)}</msub>"


def row(*parts: str) -> str:
    """Parts side by side as one."""
    return f"<mrow>{''.join(parts)}</mrow>"


def fraction(above: str, under: str) -> str:
    """One expression over another."""
    return f"<mfrac>{row(above)}{row(under)}</mfrac>"


def total(term: str, index: str = "i") -> str:
    """A sum of terms over an index."""
    return f"<munder><mo>∑</mo>{letter(index)}</munder>{term}"


def brackets(inner: str) -> str:
    """An expression in brackets of the height of a line."""
    return row('<mo stretchy="false">(</mo>', inner, '<mo stretchy="false">)</mo>')


def tall_brackets(inner: str) -> str:
    """An expression in brackets as high as it is."""
    return row(sign("("), inner, sign(")"))


def magnitude(inner: str) -> str:
    """The absolute value of an expression."""
    return row('<mo stretchy="false">|</mo>', inner, '<mo stretchy="false">|</mo>')
