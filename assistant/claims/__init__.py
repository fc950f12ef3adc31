"""What becomes of a claim: another text agrees with it, a figure is superseded, a report denied or retracted."""
