"""The audit: does what the thesis says agree with itself, claim by claim.

How to write a claim
--------------------
1. Find the module of ``audit/claims`` for the place where it stands, and the transcribed cells that it
   speaks of: ``grep WORD data/raw/thesis_*.csv``. A figure that is not transcribed is transcribed
   first; a claim types no figure again.
2. Write one small function that takes plain numbers and returns what the printed figure should be, in
   the unit of the printed cell::

       T11, SOKO = "thesis_table_11_artisans", "thesis_text_soko_reports"

       @claim(
           says="Of all active artisans of 2017 a third work full time.",
           printed=f"{SOKO}/full_time_share_active_2017/soko",
           inputs={
               "lead": f"{T11}/lead_artisans/y2017",
               "full": f"{T11}/full_time_employees/y2017",
               "active": f"{SOKO}/artisans_active_2017/soko",
           },
           severity="moderate",
           how="({lead} + {full}) / {active}",
       )
       def full_time_share_of_active(lead, full, active):
           \"\"\"What follows, and what would reconcile it, in our words.\"\"\"
           return (lead + full) / active

   The function's name is the claim's id. It must rise or fall with each number alone (sums, products,
   quotients do). The place is that of the printed cell unless ``at`` says else.
3. Two or more readings: return a mapping from the reading in words to its value. They are not
   asserted but each computed, and where some hold and others not the verdict is "ambiguous".
4. A printed figure that is words or arithmetic: ``printed=whole()`` for the 100 percent that shares have
   to make, ``printed=stated("a majority", 50, None, "percent")``. An input ``count:table/*/column``
   is the number of such cells that are not missing; ``KEY@low`` and ``KEY@high`` are the ends of a
   printed range; ``artefacts/table_06/number`` is of the register of artefacts. A bound instead of an
   equality: ``relation="at most"`` (the printed figure is at most what is computed) or ``"at least"``.
5. What nothing at hand can check: ``unchecked(id, says=..., printed=..., missing="the sample size",
   severity=..., part=__name__)``.
6. An official series: ``vintage="World Bank, 2026-07"`` makes a difference "not checkable", never wrong.
7. What would have to be true: decorate with ``@CLAIM.consequence("the revenue that ...", "USD_2017")`` a
   function of the claim's inputs, ``printed`` and further cells by keyword. That one input alone
   which would mend a claim is found without it.
8. Severity: ``major``, a conclusion of the thesis rests on it; ``moderate``, a figure that readers
   quote; ``minor``, a slip at most. Tone: what is printed, what follows, how big the gap is, what would
   reconcile it; never a word about the author.
9. Run ``pytest tests/audit tests/contracts``.
"""

from microfactory.audit.printed import Figures, Printed, stated, whole
from microfactory.audit.registry import (
    REGISTRY,
    Claim,
    Registry,
    Severity,
    claim,
    unchecked,
)
from microfactory.audit.verdict import Outcome, Reading, Verdict, judge

__all__ = [
    "REGISTRY",
    "Claim",
    "Figures",
    "Outcome",
    "Printed",
    "Reading",
    "Registry",
    "Severity",
    "Verdict",
    "claim",
    "judge",
    "stated",
    "unchecked",
    "whole",
]
