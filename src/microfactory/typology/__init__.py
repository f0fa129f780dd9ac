"""The production model of a product, with its reasons, or an honest "between these".

`Definition.from_cells` reads Table 1 and the discriminators of the text; `classify` answers for one
product and `classify_table` for a million; `paragraph` puts an answer into words.

How an answer comes about: every completion of what is unknown is answered, and what all of them share is
necessary. In a complete profile the rows of Table 1 that admit the values on the criteria are
candidates; those stay that the discriminators speak against least (the number of people before other
defining signs, these before typical ones), and of them the narrowest row is taken. Where no row admits
the values, the product is blended if the ways in which they occur together have a type, and otherwise
has none. The table counts as printed; the answer says under which other reading it would differ.
"""

from microfactory.typology.agreement import Agreement, agreement
from microfactory.typology.bulk import classify_table
from microfactory.typology.classify import OtherReading, Part, Result, classify
from microfactory.typology.definition import CRITERIA, TABLE, WIDEST, Definition, Reading
from microfactory.typology.explain import paragraph
from microfactory.typology.missing import UNDETERMINED, Answer, Gap
from microfactory.typology.profile import Profile
from microfactory.typology.profiles import single_valued
from microfactory.typology.reasons import Reason
from microfactory.typology.sensitivity import sensitivity

__all__ = [
    "CRITERIA",
    "TABLE",
    "UNDETERMINED",
    "WIDEST",
    "Agreement",
    "Answer",
    "Definition",
    "Gap",
    "OtherReading",
    "Part",
    "Profile",
    "Reading",
    "Reason",
    "Result",
    "agreement",
    "classify",
    "classify_table",
    "paragraph",
    "sensitivity",
    "single_valued",
]
