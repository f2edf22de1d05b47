"""The formulas of the method page: each in MathML with its words, its references and the function that works it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from monotowns.language import N_

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


def _i(letter: str) -> str:
    return f"<mi>{letter}</mi>"


def _n(number: str) -> str:
    return f"<mn>{number}</mn>"


def _o(sign: str) -> str:
    return f"<mo>{sign}</mo>"


def _sub(letter: str, below: str) -> str:
    return f"<msub><mi>{letter}</mi>{_n(below) if below.isdigit() else _i(below)}</msub>"


def _row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def _over(above: str, below: str) -> str:
    return f"<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>"


def _sum(term: str, below: str = "i") -> str:
    return f"<munder><mo>∑</mo><mi>{below}</mi></munder>{term}"


def _group(inner: str) -> str:
    return _row('<mo stretchy="false">(</mo>', inner, '<mo stretchy="false">)</mo>')


def _tall(inner: str) -> str:
    return _row(_o("("), inner, _o(")"))


def _size(inner: str) -> str:
    return _row('<mo stretchy="false">|</mo>', inner, '<mo stretchy="false">|</mo>')


_P1, _P2, _T1, _T2 = _sub("P", "1"), _sub("P", "2"), _sub("t", "1"), _sub("t", "2")
_ROOT = f"<msqrt>{_n('10')}{_i('h')}</msqrt>"
_YEARS = _row(_T2, _o("−"), _T1)

FORMULAS: Final = (
    Formula(
        "change",
        "statistical",
        N_("Change between two counts"),
        (_row(_i("d"), _o("="), _n("100"), _tall(_over(_P2, _P1) + _o("−") + _n("1"))),),
        N_("P₁ is the earlier count, P₂ the later one; d is in per cent."),
        ("shryock-siegel-1971",),
        ("analysis.growth",),
    ),
    Formula(
        "yearly-growth",
        "statistical",
        N_("Average yearly growth"),
        (_row(_i("r"), _o("="), _n("100"), _group(f"<msup>{_tall(_over(_P2, _P1))}{_over(_n('1'), _YEARS)}</msup>" + _o("−") + _n("1"))),),
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
            _row(
                _i("Q"),
                _o("="),
                _sub("x", "j"),
                _o("+"),
                _group(_i("h") + _o("−") + _i("j")),
                _group(f"<msub><mi>x</mi><mrow>{_i('j')}{_o('+')}{_n('1')}</mrow></msub>" + _o("−") + _sub("x", "j")),
            ),
            _row(
                _i("h"),
                _o("="),
                _n("1"),
                _o("+"),
                _group(_i("n") + _o("−") + _n("1")),
                _i("p"),
            ),
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
        (_row(_i("H"), _o("="), _sum(f"<msubsup>{_i('s')}{_i('i')}{_n('2')}</msubsup>")),),
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
            _row(
                _i("G"),
                _o("="),
                _over(
                    _sum(_group(_n("2") + _i("i") + _o("−") + _i("n") + _o("−") + _n("1")) + _sub("x", "i")), _i("n") + _sum(_sub("x", "i"))
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
            _row(
                _i("p"),
                _o("="),
                _over(
                    "<mtext>#</mtext>"
                    + _row(
                        '<mo stretchy="false">{</mo>',
                        _size(_i("W") + _o("−") + _i("μ")),
                        _o("≥"),
                        _size(_i("w") + _o("−") + _i("μ")),
                        '<mo stretchy="false">}</mo>',
                    ),
                    f"<mrow>{_o('(')}<mfrac linethickness='0'>{_i('N')}{_i('n')}</mfrac>{_o(')')}</mrow>",
                ),
            ),
            _row(
                _i("μ"),
                _o("="),
                _over(_i("n") + _group(_i("N") + _o("+") + _n("1")), _n("2")),
            ),
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
            _row(
                f"<msub>{_i('q')}{_group(_i('k'))}</msub>",
                _o("="),
                f"<munder><mo>max</mo>{_row(_i('j'), _o('≤'), _i('k'))}</munder>",
                _row(
                    _o("min"),
                    _group(
                        _n("1")
                        + _o(",")
                        + _group(_i("m") + _o("−") + _i("j") + _o("+") + _n("1"))
                        + f"<msub>{_i('p')}{_group(_i('j'))}</msub>"
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
        (_row(_i("κ"), _o("="), _over(_sub("p", "o") + _o("−") + _sub("p", "e"), _n("1") + _o("−") + _sub("p", "e"))),),
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
            _row(
                _i("S"),
                _o("="),
                _over(_sum(_sub("δ", "k") + _sub("s", "k"), "k"), _sum(_sub("δ", "k"), "k")),
            ),
            _row(
                _sub("s", "k"),
                _o("="),
                _n("1"),
                _o("−"),
                _over(_size(_sub("x", "k") + _o("−") + _sub("y", "k")), _sub("R", "k")),
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
            _row(
                _i("P"),
                _group(_i("t")),
                _o("="),
                _sub("P", "0"),
                f"<msup>{_i('e')}{_row(_i('r'), _group(_i('t') + _o('−') + _sub('t', '0')))}</msup>",
            ),
            _row(
                _i("r"),
                _o("="),
                _over(_i("ln") + _tall(_over(_P2, _P1)), _YEARS),
            ),
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
            _row(
                _i("r"),
                _o("="),
                _over(_sum(_group(_P2 + _o("−") + _P1)), _sum(_i("L"))),
            ),
            _row(
                _i("L"),
                _o("="),
                _over(_P2 + _o("−") + _P1, _sub("r", "i")),
            ),
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
        (_row(_i("P"), f"<msup>{_i('e')}{_row(_o('±'), _i('z'), _i('s'), _ROOT)}</msup>"),),
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
        (_row(_i("e"), _o("="), _n("100"), _tall(_over(_i("F"), _i("A")) + _o("−") + _n("1"))),),
        N_("F is the projected and A the counted number of people. The table of the test gives the median of e without its sign."),
        ("rayer-2008",),
        ("forecast.backtest", "forecast.median_error"),
    ),
    Formula(
        "loss",
        "modelling",
        N_("Loss when the backbone makes less"),
        (_row(_i("l"), _o("="), _over(_i("s") + _i("f"), _n("100"))),),
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
        (_row(_i("c"), _o("="), _over(_i("Y"), _i("N"))),),
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
