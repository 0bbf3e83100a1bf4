"""How well Triplewire reads: public sets and a gold set of our own, scored by our own code, beside other systems."""
