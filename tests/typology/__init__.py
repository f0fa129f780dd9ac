"""Tests of the typology."""
