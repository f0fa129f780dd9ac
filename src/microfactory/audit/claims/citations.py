"""References: whether works are cited with the year that the list gives them.

The works are told apart by what the check finds, so that each that differs has its own claim; a test
holds that every transcribed work is in one of the two lists.
"""

from __future__ import annotations

from microfactory.audit.printed import stated
from microfactory.audit.registry import Claim, claim

CITED = "thesis_text_citations"

#: Works whose years agree.
SAME = (
    "akbar_khanzadeh_1995",
    "anderson_2012",
    "antunes_2011",
    "armes_2015",
    "ashford_caldart_2008",
    "aulet_murray_2013",
    "banerjee_duflo_2011",
    "baran_1962",
    "basant_2002",
    "bianchini_maffei_2013",
    "chatsko_2015",
    "chew_1988",
    "citigroup_2016",
    "commons_transition_2017",
    "conscious_capitalism_2018",
    "croston_2018",
    "dahlgreen_2015",
    "daniels_2010",
    "devor_2012",
    "diez_2016",
    "dukcevich_2001",
    "ehmann_2005",
    "emarketer_2018",
    "fabindia_2018",
    "fox_2014",
    "free_the_slaves_2018",
    "friedman_1962",
    "fuchs_2015",
    "gerschenkron_1962",
    "gershenfeld_2008",
    "glasmeier_2018",
    "gledhill_2013",
    "hagel_2014",
    "hm_2011",
    "hsu_2014",
    "huang_2014",
    "ibef_2018",
    "ilo_2016",
    "ilo_2018",
    "imain_2013",
    "janoski_lepadatu_2014",
    "johansson_2005",
    "just_2017",
    "keynes_1936",
    "knbs_2017",
    "kumah_2011",
    "langfitt_2010",
    "lazerson_1995",
    "locke_wellhausen_2014",
    "mackey_sisodia_2014",
    "manyika_2012",
    "mckague_2013",
    "mckinsey_2014",
    "mckinsey_2016",
    "morrison_2008",
    "nest_2017",
    "nielsen_2015",
    "oed_2018",
    "osawa_miyazaki_2011",
    "peinovich_2012",
    "peinovich_2017",
    "piore_sabel_1984",
    "powell_1995",
    "rauch_2016",
    "rca_2015",
    "ruggie_2013",
    "schumacher_1973",
    "schumpeter_1942",
    "scm_globe_2016",
    "simons_2012",
    "sirkin_2012",
    "sommers_2018",
    "srai_2016",
    "taylor_1914",
    "ton_2014",
    "us_gpo_2015",
    "waldman_1993",
    "webster_2017",
    "wells_nieuwenhuis_2004",
    "worldbank_2016",
    "worldbank_2017",
)
#: Works whose years differ, with the words for them and what the list has.
OTHER = {
    "adler_1992": (
        "Adler",
        "The list has the work of 1993.",
    ),
    "beckman_rosenfield_2007": (
        "Beckman and Rosenfield",
        "The list has the work of 2008.",
    ),
    "bonvillian_singer_2017": (
        "Bonvillian and Singer",
        "The list has the work of 2018.",
    ),
    "davis_1967": (
        "Davis",
        "The list has the article of 1966.",
    ),
    "fox_alptekin_2017": (
        "Fox and Alptekin",
        "The list has the article of 2018.",
    ),
    "gershenfeld_2007": (
        "Gershenfeld",
        "Another section gives the same book the year of the list, 2008.",
    ),
    "hall_soskice_2013": (
        "Hall and Soskice",
        "The list has the chapter of 2003: one digit differs.",
    ),
    "johansson_2004": (
        "Johansson and others on distributed economies",
        "The article with that subject is of 2005; the one of 2004 in the list is on steel mills.",
    ),
    "kohtala_2013": (
        "Kohtala, named in the sentence on her review,",
        "The list has the review of 2015; another section says 2014.",
    ),
    "kohtala_2014": (
        "Kohtala, in a list of citations,",
        "The list has the review of 2015; ch. 2 also says 2013.",
    ),
    "ton_2016": (
        "Ton on working hours in retail",
        "The list has one work of Ton, the book of 2014.",
    ),
    "un_2018": (
        "the United Nations",
        "The list has a page of 2016.",
    ),
    "waldman_brown_2015": (
        "Waldman-Brown and others",
        "The list has the conference paper of 2013.",
    ),
    "weber_1920": (
        "Weber",
        "The list has the English edition, of 1929.",
    ),
}


@claim(
    says="All works but fourteen are cited with the year that the list of references gives them.",
    printed=stated("no year of difference", 0, 0, "year"),
    inputs={
        f"{side}_{work}": f"{CITED}/{work}/{side}_year"
        for work in SAME
        for side in ("cited", "listed")
    },
    severity="minor",
    at="References",
)
def years_of_cited_works(**years: float) -> float:
    """The difference of each pair, without its sign, and the sum over 81 works. The other fourteen have
    claims of their own.
    """
    return sum(abs(years[f"cited_{work}"] - years[f"listed_{work}"]) for work in SAME)


def _year_of(work: str, words: str, note: str) -> Claim:
    """Register that a work is cited with the year of the list."""

    def year(listed: float) -> float:
        return listed

    year.__name__, year.__module__, year.__doc__ = f"year_of_{work}", __name__, note
    return claim(
        says=f"The work of {words} is cited with the year of the list of references.",
        printed=f"{CITED}/{work}/cited_year",
        inputs={"listed": f"{CITED}/{work}/listed_year"},
        severity="minor",
        how="{listed}",
    )(year)


for _work, (_words, _note) in OTHER.items():
    _year_of(_work, _words, _note)
