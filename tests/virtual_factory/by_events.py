"""The rules of a cycle as SimPy processes: one an artisan, which works by day and is inspected by week."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import simpy


def by_events(
    artisans: int, days: int, rules: dict[str, float], draw: Callable[[int], Callable[[], float]]
) -> tuple[np.ndarray, np.ndarray]:
    """Return pieces delivered, of shape (artisans, days), and rated AA and B, of shape (artisans, 2).

    Parameters
    ----------
    rules
        ``pieces``, ``rate``, ``availability``, ``punctual``, ``start``, ``floor``, ``learning``, ``best``,
        ``second``.
    draw
        Gives each artisan a source of even numbers.
    """
    delivered, rated = np.zeros((artisans, days), int), np.zeros((artisans, 2), int)

    def work(environment: simpy.Environment, artisan: int, chance: Callable[[], float]):
        todo, waiting, experience = int(rules["pieces"]), 0, 0
        for day in range(days):
            number = chance()
            if number < rules["availability"]:
                made = min(int(rules["rate"] + number / rules["availability"]), todo)
                todo, waiting = todo - made, waiting + made
            if (day + 1) % 6 == 0 and chance() < rules["punctual"]:
                passed = 0
                for _ in range(waiting):
                    spread = rules["start"] - rules["floor"]
                    share = rules["floor"] + spread * np.exp(-experience / rules["learning"])
                    experience += 1
                    number = chance()
                    if number >= share:
                        passed += 1
                        rating = (number - share) / (1 - share)
                        rated[artisan, 0] += rating < rules["best"]
                        rated[artisan, 1] += rating >= 1 - rules["second"]
                delivered[artisan, day] = passed
                todo, waiting = todo + waiting - passed, 0
            yield environment.timeout(1)

    environment = simpy.Environment()
    for artisan in range(artisans):
        environment.process(work(environment, artisan, draw(artisan)))
    environment.run()
    return delivered, rated
