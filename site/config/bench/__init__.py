"""Measuring pages as production serves them: against a bare view in the same process, in the same run."""
