"""A warm process that forks the pipeline's steps and the notebooks' kernels, libraries loaded.

Starting Python and importing pandas, pandera, statsmodels and seaborn takes longer than most steps and
most notebooks. So `driver` keeps one process for the time of a run, `parent`, which has imported the
libraries, none of this package, and has run nothing; each step and each kernel is a fork of it (`child`)
with its own memory, environment, folder and open files. `client` asks for one, `kernels` is Jupyter's
extension point for it. On platforms where a fork is not safe, and whenever the parent cannot be
reached, everything runs as it would without.
"""
