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


def equation(left: str, *right: str) -> str:
    """A variable and what it equals."""
    return row(letter(left), sign("="), *right)


def minus(left: str, right: str) -> str:
    """A difference."""
    return left + sign("−") + right


def below(base: str, index: str) -> str:
    """A variable with an index."""
    return indexed(letter(base), number(index) if index.isdigit() else letter(index))


def indexed(base: str, index: str) -> str:
    """An expression with an expression below it to the right."""
    return f"<msub>{base}{index}</msub>"


def power(base: str, exponent: str) -> str:
    """An expression raised to another."""
    return f"<msup>{base}{exponent}</msup>"


def square(base: str, index: str) -> str:
    """The square of a variable with an index."""
    return f"<msubsup>{letter(base)}{letter(index)}{number('2')}</msubsup>"


def root(*inner: str) -> str:
    """A square root."""
    return f"<msqrt>{''.join(inner)}</msqrt>"


def row(*parts: str) -> str:
    """Parts side by side as one."""
    return f"<mrow>{''.join(parts)}</mrow>"


def fraction(above: str, under: str) -> str:
    """One expression over another."""
    return f"<mfrac>{row(above)}{row(under)}</mfrac>"


def choices(whole: str, part: str) -> str:
    """In how many ways `part` can be chosen out of `whole`."""
    return row(sign("("), f"<mfrac linethickness='0'>{letter(whole)}{letter(part)}</mfrac>", sign(")"))


def over(operator: str, condition: str) -> str:
    """An operator such as a sum or a maximum with what it runs over."""
    return f"<munder>{sign(operator)}{condition}</munder>"


def total(term: str, index: str = "i") -> str:
    """A sum of terms over an index."""
    return over("∑", letter(index)) + term


def _low(sign: str) -> str:
    """A bracket that does not grow with what it holds."""
    return f'<mo stretchy="false">{sign}</mo>'


def brackets(inner: str) -> str:
    """An expression in brackets of the height of a line."""
    return row(_low("("), inner, _low(")"))


def how_many(*condition: str) -> str:
    """The number of cases for which a condition holds."""
    return "<mtext>#</mtext>" + row(_low("{"), *condition, _low("}"))


def tall_brackets(inner: str) -> str:
    """An expression in brackets as high as it is."""
    return row(sign("("), inner, sign(")"))


def magnitude(inner: str) -> str:
    """The absolute value of an expression."""
    return row(_low("|"), inner, _low("|"))
