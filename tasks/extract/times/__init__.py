"""Time expressions and their TIMEX3 values."""
