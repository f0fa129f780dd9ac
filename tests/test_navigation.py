"""One list of pages, and menus made of it."""

from __future__ import annotations

from microfactory.navigation import PAGES, groups, navigation, titled


def links(menus):
    return [link for menu in menus for link in menu.links]


def test_every_page_stands_in_one_menu_once():
    files = [link.href for link in links(navigation())]
    assert sorted(files) == sorted(page.file for page in PAGES)
    assert len(set(files)) == len(files)
    assert len({page.label for page in PAGES}) == len(PAGES)


def test_the_page_is_marked_and_so_is_its_menu():
    menus = navigation("typology.html")
    assert [link.label for link in links(menus) if link.current] == ["Typology"]
    assert [menu.label for menu in menus if menu.current] == [titled("typology.html").group]
    assert not any(menu.current for menu in navigation())


def test_from_a_folder_every_link_leads_up():
    assert all(link.href.startswith("../") for link in links(navigation(up="../")))


def test_pages_of_a_group_stand_together_and_there_are_few_menus():
    """More menus than this do not stand side by side on a phone."""
    order = [page.group for page in PAGES]
    assert order == sorted(order, key=groups().index)
    assert len(groups()) <= 5


def test_what_a_page_is_about_reads_as_part_of_a_sentence():
    assert all(not page.about.endswith(".") and len(page.about) > 20 for page in PAGES)
