"""Chapter 2: the typology and its counts, and what is quoted of Kenya, H&M and Zara."""

from __future__ import annotations

from microfactory.audit.registry import claim, unchecked

CONTEXT, COUNTS = "thesis_text_context", "thesis_text_counts"
SOKO, TYPOLOGY = "thesis_text_soko_reports", "thesis_text_typology"
T1 = "thesis_table_01_bounds"


@claim(
    says="The typology has five basic categories.",
    printed=f"{CONTEXT}/typology_categories/thesis",
    inputs={"rows": f"count:{T1}/*/scale", "networked": f"count:{T1}/networked_*/scale"},
    severity="moderate",
    how="{rows}; {rows} - {networked} + 1",
)
def categories_of_the_typology(rows: float, networked: float) -> dict[str, float]:
    """Table 1 has six rows. Five come out if its two rows of networked SMEs are one category."""
    return {
        "the rows of Table 1": rows,
        "the rows of Table 1, all networked SMEs as one": rows - networked + 1,
    }


@claim(
    says="There are four key types of SMEs.",
    printed=f"{CONTEXT}/sme_types/thesis",
    inputs={
        "listed": f"{COUNTS}/sme_types/listed",
        "rows": f"count:{T1}/*/scale",
        "mass": f"count:{T1}/mass_production/scale",
    },
    severity="minor",
    how="{listed}; {rows} - {mass}",
)
def types_of_smes(listed: float, rows: float, mass: float) -> dict[str, float]:
    """The list that follows has four; Table 1 has five rows of SMEs, since it divides the networked
    ones into two.
    """
    return {"the list of types": listed, "the rows of Table 1 that are SMEs": rows - mass}


@claim(
    says="There are four sets of criteria.",
    printed=f"{CONTEXT}/typology_criteria/thesis",
    inputs={
        "listed": f"{COUNTS}/typology_criteria/listed",
        "columns": f"count:{T1}/craft_sme/*",
        "example": f"count:{T1}/craft_sme/example",
    },
    severity="minor",
    how="{listed}; {columns} - {example}",
)
def criteria_of_the_typology(listed: float, columns: float, example: float) -> dict[str, float]:
    """The list has four and so has the first row of Table 1, without its column of examples."""
    return {"the list of criteria": listed, "the columns of Table 1": columns - example}


@claim(
    says="Three basic models of distribution are proposed.",
    printed=f"{CONTEXT}/distribution_models/thesis",
    inputs={"listed": f"{COUNTS}/distribution_models/listed"},
    severity="minor",
    how="{listed}; {listed} - 1",
)
def models_of_distribution(listed: float) -> dict[str, float]:
    """Four entries follow; the fourth, blended distribution, is a mixture of the other three."""
    return {"all entries of the list": listed, "all but the mixture": listed - 1}


@claim(
    says="Firms with fewer than 10 people are craft producers, and Soko's workshops are such.",
    printed=f"{TYPOLOGY}/craft_sme/employees_per_site@high",
    inputs={
        "usual": f"{SOKO}/staff_per_workshop/soko@high",
        "largest": f"{SOKO}/staff_per_large_workshop/soko@high",
    },
    relation="at least",
    severity="minor",
    how="{usual}; {largest}",
)
def workshops_below_the_craft_cut_off(usual: float, largest: float) -> dict[str, float]:
    """Fewer than 10 are 9 at most. The usual workshop has up to 5; the larger ones have up to 10, of whom
    some work part time, which is at the line.
    """
    return {"the usual workshop": usual, "the larger ones": largest}


@claim(
    says="Zara's clothes are made in factories on three continents.",
    printed=f"{CONTEXT}/continents/zara",
    inputs={
        "all_of_them": f"{CONTEXT}/continents_listed/zara",
        "outsourced": f"{CONTEXT}/outsourced_continents/zara",
    },
    severity="minor",
    how="{all_of_them}; {outsourced}",
)
def continents_of_zara(all_of_them: float, outsourced: float) -> dict[str, float]:
    """Chapter 4 places factories in Europe, Asia, North Africa and Latin America, which are four
    continents; three are those of the outsourced factories alone.
    """
    return {
        "the places that chapter 4 lists": all_of_them,
        "those of the outsourced factories": outsourced,
    }


@claim(
    says="Fabindia has over 55,000 craft producers, of whom thousands work at home.",
    printed=f"{CONTEXT}/craft_producers/fabindia@low",
    inputs={"homeworkers": f"{CONTEXT}/homeworking_artisans/fabindia@high"},
    relation="at least",
    severity="minor",
    how="{homeworkers}",
)
def homeworkers_of_fabindia(homeworkers: float) -> float:
    """Chapter 3 speaks of thousands who work at home, read as 1000 to 9999. That leaves at least four
    fifths of the craft producers elsewhere, which chapter 2 allows.
    """
    return homeworkers


unchecked(
    "rank_of_craft_as_a_source_of_jobs",
    says="Craft is the second largest source of jobs in emerging markets, after agriculture.",
    printed=f"{CONTEXT}/craft_rank_as_source_of_jobs/emerging_markets",
    missing="employment by sector in emerging markets; the text gives neither figures nor a year",
    severity="moderate",
    part=__name__,
)
unchecked(
    "productivity_of_informal_firms",
    says="Informal firms are about 25 percent as productive as small formal ones.",
    printed=f"{CONTEXT}/informal_productivity/world",
    missing="region, year and measure of productivity; quoted through a second source",
    severity="moderate",
    part=__name__,
)
