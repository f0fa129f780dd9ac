"""Small networks and orders, by chance, and what must hold of every allocation."""

from __future__ import annotations

import numpy as np

from microfactory.virtual_factory import Allocation, Artisans, Lines

SKILLS = 3


def network(rng: np.random.Generator, artisans: int, lines: int, most: int = 30):
    """Return artisans and lines with skills and grades by chance."""
    people = Artisans(
        skills=rng.random((artisans, SKILLS)) < [0.9, 0.4, 0.3],
        grade=rng.integers(0, 5, artisans),
        capacity=rng.integers(0, most, artisans),
        rejection=rng.uniform(0.02, 0.5, artisans).round(3),
        used=rng.integers(0, 50, artisans),
    )
    return people, Lines(
        product=np.arange(lines),
        skill=rng.integers(0, SKILLS, lines),
        grade=rng.integers(0, 5, lines),
        quantity=rng.integers(0, 2 * most, lines),
        batch=rng.integers(0, 8, lines),
        due=rng.integers(12, 24, lines),
    )


def holds(artisans: Artisans, lines: Lines, found: Allocation) -> None:
    """Every piece is made once or unmet, by someone who can and has room."""
    assert (found.pieces > 0).all() and (found.unmet >= 0).all()
    assert (found.made_of(len(lines)) + found.unmet == lines.quantity).all()
    assert (found.made_by(len(artisans)) <= artisans.capacity).all()
    assert artisans.skills[found.artisan, lines.skill[found.line]].all()
    assert (artisans.grade[found.artisan] >= lines.grade[found.line]).all()
