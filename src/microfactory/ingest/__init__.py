"""From raw transcriptions to tidy tables.

`cells` reads the transcribed tables of the thesis and the benchmarks, `census` reads official files;
`library` knows which raw tables belong together.
"""
