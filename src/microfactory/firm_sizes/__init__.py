"""How many establishments are small, and which law their sizes follow (Figure 1).

The data are counts of US manufacturing establishments in classes of employees. An establishment
is one place of work; a firm may have many. The thesis holds those with fewer than 10 people to be
craft producers, those with more than 500 to be mass producers, and leaves the middle undecided.

Three things are done with the counts: shares under those cut-offs (`size_shares`), lognormal and
Pareto laws fitted to the classes as they are (`fit_table`), and the place of one producer among
them (`place`). A frame of classes has the columns naics, level, size_class, low, high,
establishments and employment, one row a class and one, optional, with the size_class ``total``. A
count or an employment that is not there was withheld: it is an interval, never zero.
"""

from microfactory.firm_sizes.laws import (
    FIT_COLUMNS,
    Comparison,
    FitResult,
    GoodnessOfFit,
    compare_fits,
    fit_binned,
    fit_table,
    goodness_of_fit,
)
from microfactory.firm_sizes.shares import Place, place, size_shares

__all__ = [
    "FIT_COLUMNS",
    "Comparison",
    "FitResult",
    "GoodnessOfFit",
    "Place",
    "compare_fits",
    "fit_binned",
    "fit_table",
    "goodness_of_fit",
    "place",
    "size_shares",
]
