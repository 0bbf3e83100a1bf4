"""Who does what to whom: clauses, their arguments, polarity, modality and confidence."""
