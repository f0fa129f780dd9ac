"""A fork knows nothing of its siblings, and draws numbers of its own."""

from __future__ import annotations

from .conftest import ask, job


def outputs(warm, body, *calls, **extra):
    call = job(warm, body)
    return [ask(warm, call, *arguments, **extra).communicate()[0] for arguments in calls]


def test_forks_share_nothing(warm):
    body = "import json\nseen = getattr(json, 'seen', None)\njson.seen = arguments\nprint(seen)"
    assert outputs(warm, body, ["a"], ["b"]) == ["None\n", "None\n"]


def test_a_fork_runs_what_is_in_the_files_now(warm):
    assert outputs(warm, "print('old')", []) == ["old\n"]
    assert outputs(warm, "print('newer')", []) == ["newer\n"]


def test_forks_draw_different_numbers(warm):
    body = "import random, numpy\nprint(random.random(), numpy.random.random())"
    assert len(set(outputs(warm, body, [], [], []))) == 3


def test_a_fork_has_the_time_zone_that_it_is_given(warm):
    [said] = outputs(
        warm, "print(time.strftime('%z', time.gmtime()), time.tzname[0])", [], TZ="EAT-3"
    )
    assert said.split()[-1] == "EAT"


def test_a_fork_has_no_files_of_others(warm):
    [said] = outputs(warm, "print(sorted(os.listdir('/proc/self/fd'), key=int))", [])
    assert said == "['0', '1', '2', '3']\n"  # the last is the listing itself


def test_what_a_fork_is_called(warm):
    [said] = outputs(warm, "print(sys.path[0] == os.getcwd())", [])
    assert said == "True\n"
