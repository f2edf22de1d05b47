"""The formulas of the method page: each in MathML with its words, its references and the function that works it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from monotowns.language import N_
from monotowns.mathml import (
    below,
    brackets,
    choices,
    equation,
    fraction,
    how_many,
    indexed,
    letter,
    magnitude,
    minus,
    number,
    over,
    power,
    root,
    row,
    sign,
    square,
    tall_brackets,
    total,
)

Part = Literal["statistical", "comparative", "modelling"]


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula. `lines` are equations in MathML without its outer element; `where` says in words what the letters mean."""

    id: str
    part: Part
    """The section of the method page it belongs to."""
    name: str
    lines: tuple[str, ...]
    where: str
    sources: tuple[str, ...]
    functions: tuple[str, ...]
    """Dotted names of the functions that work it out."""


_P1, _P2, _T1, _T2 = below("P", "1"), below("P", "2"), below("t", "1"), below("t", "2")
_YEARS = row(minus(_T2, _T1))

FORMULAS: Final = (
    Formula(
        "change",
        "statistical",
        N_("Change between two counts"),
        (equation("d", number("100"), tall_brackets(minus(fraction(_P2, _P1), number("1")))),),
        N_("P₁ is the earlier count, P₂ the later one; d is in per cent."),
        ("shryock-siegel-1971",),
        ("analysis.growth",),
    ),
    Formula(
        "yearly-growth",
        "statistical",
        N_("Average yearly growth"),
        (
            equation(
                "r",
                number("100"),
                tall_brackets(minus(power(tall_brackets(fraction(_P2, _P1)), fraction(number("1"), _YEARS)), number("1"))),
            ),
        ),
        N_(
            "P₁ and P₂ are two counts of the years t₁ and t₂; r is in per cent a year. A census stands at the day it began, an estimate at the beginning of its year where no day is given."
        ),
        ("shryock-siegel-1971", "1news-census-2009", "kazpravda-more-than-figures-2023"),
        ("analysis.yearly_growth", "analysis.steps", "forecast.needed_growth"),
    ),
    Formula(
        "quantile",
        "statistical",
        N_("Median and quartiles"),
        (
            equation(
                "Q",
                below("x", "j"),
                sign("+"),
                brackets(minus(letter("h"), letter("j"))),
                brackets(minus(indexed(letter("x"), row(letter("j"), sign("+"), number("1"))), below("x", "j"))),
            ),
            equation("h", number("1"), sign("+"), brackets(minus(letter("n"), number("1"))), letter("p")),
        ),
        N_(
            "x are the n values in rising order, p is the part below (½ for the median, ¼ and ¾ for the quartiles), j is h without its fraction."
        ),
        ("hyndman-fan-1996",),
        ("distribution.quantile", "distribution.spread"),
    ),
    Formula(
        "concentration",
        "statistical",
        N_("Herfindahl–Hirschman index"),
        (equation("H", total(square("s", "i"))),),
        N_(
            "s are shares in per cent: of the towns in the people of all, or of the branches in the output of one town. A single one gives 10,000, n equal ones 10,000 / n. Where some shares are not known, the rest is taken once as scattered and once as one, which gives the least and the greatest value."
        ),
        ("hirschman-1964",),
        ("dependence.index", "dependence.bounds"),
    ),
    Formula(
        "gini",
        "statistical",
        N_("Gini’s coefficient"),
        (
            equation(
                "G",
                fraction(
                    total(brackets(minus(minus(number("2") + letter("i"), letter("n")), number("1"))) + below("x", "i")),
                    letter("n") + total(below("x", "i")),
                ),
            ),
        ),
        N_(
            "x are the people of the n towns in rising order, i is the place. 0: all towns are equal; near 1: one town has nearly everybody."
        ),
        ("damgaard-weiner-2000",),
        ("distribution.gini",),
    ),
    Formula(
        "rank-sum",
        "comparative",
        N_("Exact rank sum test"),
        (
            equation(
                "p",
                fraction(
                    how_many(magnitude(minus(letter("W"), letter("μ"))), sign("≥"), magnitude(minus(letter("w"), letter("μ")))),
                    choices("N", "n"),
                ),
            ),
            equation("μ", fraction(letter("n") + brackets(letter("N") + sign("+") + number("1")), number("2"))),
        ),
        N_(
            "The N towns with data are ranked by their values, equal values sharing their mean rank; w is the sum of the ranks of the n towns of the class. Of all choices of n towns out of N those are counted whose sum W lies as far from the mean μ or farther."
        ),
        ("mann-whitney-1947",),
        ("comparison.chance",),
    ),
    Formula(
        "holm",
        "comparative",
        N_("Correction for several tests"),
        (
            row(
                indexed(letter("q"), brackets(letter("k"))),
                sign("="),
                over("max", row(letter("j"), sign("≤"), letter("k"))),
                row(
                    sign("min"),
                    brackets(
                        number("1")
                        + sign(",")
                        + brackets(minus(letter("m"), letter("j")) + sign("+") + number("1"))
                        + indexed(letter("p"), brackets(letter("j")))
                    ),
                ),
            ),
        ),
        N_("p are the chances of the m tests in rising order, q the corrected ones. Classes of fewer than five towns are not tested."),
        ("holm-1979",),
        ("comparison.holm", "comparison.compare_all"),
    ),
    Formula(
        "kappa",
        "comparative",
        N_("Cohen’s kappa"),
        (equation("κ", fraction(minus(below("p", "o"), below("p", "e")), minus(number("1"), below("p", "e")))),),
        N_(
            "pₒ is the share of towns that both classifications sort alike, pₑ the share expected if both sorted by lot with their own frequencies. 1: full agreement; 0: no more than chance would give."
        ),
        ("cohen-1960",),
        ("crosstab.kappa", "crosstab.agreement"),
    ),
    Formula(
        "gower",
        "comparative",
        N_("Likeness of two towns"),
        (
            equation("S", fraction(total(below("δ", "k") + below("s", "k"), "k"), total(below("δ", "k"), "k"))),
            row(
                below("s", "k"),
                sign("="),
                minus(number("1"), fraction(magnitude(minus(below("x", "k"), below("y", "k"))), below("R", "k"))),
            ),
        ),
        N_(
            "The sum runs over six traits: logarithm of the latest population, change since the 1999 census, distance to the regional centre, sector, state of the backbone enterprises, region. δ is 1 if the trait is known of both towns and 0 if not; R is the range of the trait over all towns; for the last three traits s is 1 if they are the same and 0 if not. Two towns are compared only if four traits are known of both."
        ),
        ("gower-1971",),
        ("similarity.likeness", "similarity.like"),
    ),
    Formula(
        "projection",
        "modelling",
        N_("Projection"),
        (
            row(
                letter("P"),
                brackets(letter("t")),
                sign("="),
                below("P", "0"),
                power(letter("e"), row(letter("r"), brackets(minus(letter("t"), below("t", "0"))))),
            ),
            equation("r", fraction(letter("ln") + tall_brackets(fraction(_P2, _P1)), _YEARS)),
        ),
        N_(
            "P₀ is the latest comparable count, of the time t₀; r is the rate between the last two censuses. The middle line is the geometric mean of the projection with the town’s own r and of that with the pooled one."
        ),
        ("smith-tayman-swanson-2013",),
        ("forecast.rates", "forecast.projections"),
    ),
    Formula(
        "pooled-rate",
        "modelling",
        N_("Rate of all monotowns together"),
        (
            equation("r", fraction(total(brackets(minus(_P2, _P1))), total(letter("L")))),
            equation("L", fraction(minus(_P2, _P1), below("r", "i"))),
        ),
        N_(
            "The sums run over the last intervals between censuses of all towns; L are the years lived by the people of town i in its interval."
        ),
        ("preston-heuveline-guillot-2001",),
        ("forecast.pooled_rate",),
    ),
    Formula(
        "band",
        "modelling",
        N_("Band of the projection"),
        (row(letter("P"), power(letter("e"), row(sign("±"), letter("z"), letter("s"), root(number("10"), letter("h"))))),),
        N_(
            "h are the years ahead, s is the standard deviation of each town’s last three rates about their own mean, over all towns, z = 1.2816 leaves one outcome of ten on either side; 10 are the usual years between two censuses."
        ),
        ("rayer-smith-tayman-2009",),
        ("forecast.spread_of", "forecast.projections"),
    ),
    Formula(
        "error",
        "modelling",
        N_("Error of a projection"),
        (equation("e", number("100"), tall_brackets(minus(fraction(letter("F"), letter("A")), number("1")))),),
        N_("F is the projected and A the counted number of people. The table of the test gives the median of e without its sign."),
        ("rayer-2008",),
        ("forecast.backtest", "forecast.median_error"),
    ),
    Formula(
        "loss",
        "modelling",
        N_("Loss when the backbone makes less"),
        (equation("l", fraction(letter("s") + letter("f"), number("100"))),),
        N_(
            "s is the share of the backbone enterprise in output or jobs and f the fall of its output, all in per cent; nothing else changes."
        ),
        ("own-data",),
        ("dependence.falls",),
    ),
    Formula(
        "efficiency",
        "modelling",
        N_("Coefficients of efficiency"),
        (equation("c", fraction(letter("Y"), letter("N"))),),
        N_(
            "Y is output or investment of a whole year, N the people of the same area, at most two years apart; for output per worker Y and N are output and staff of one enterprise in one year."
        ),
        ("own-data",),
        ("dependence.per_head", "efficiency.per_worker", "efficiency.investment_per_head"),
    ),
)


def of_part(part: str) -> tuple[Formula, ...]:
    """The formulas of a section of the method page, in order."""
    return tuple(item for item in FORMULAS if item.part == part)
