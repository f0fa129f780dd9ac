"""The steps of the pipeline, one module each: load, compute, write.

``python -m microfactory.stages NAME`` runs one; ``dvc.yaml`` says which, in what order, and on what
each depends.
"""
