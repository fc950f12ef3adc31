"""Small words of the languages known here that answer nothing by themselves."""

from __future__ import annotations

PARTICLES = frozenset(
    "a an the not and or of in on at to for with by as than that which nicht und oder der die das den dem des ein "
    "eine einen einem einer in im an am auf zu zum zur mit von vom bei als dass sich ne pas et ou le la les un une "
    "des du de que qui en à au aux no y o el los las unos del que en a al se не и или а но что как в на по с о об за "
    "к ні не і й та або що як у в на по з із за because weil denn wegen parce puisque car porque pues потому поскольку "
    "тому оскільки бо perché poiché ponieważ bo omdat want çünkü".split()
)
"""Words that answer nothing by themselves."""
