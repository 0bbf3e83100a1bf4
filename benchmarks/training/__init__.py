"""Makes the fitted numbers of the lexicon anew: ``python -m benchmarks.training attributions|salience|confidence``."""
