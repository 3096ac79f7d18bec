"""The product checks itself against the papers: their settings, their numbers, bands and verdicts.

`published` says what a table of papers is, `tables` holds them, `recipe` turns a cell into a run's config, `plan` fits
it into a budget, `cell` trains and measures it, `departures` names what differs from the paper, `band` judges, and
`report` writes it down. All but `plan` and `cell` are free of torch, so that the window can show them.
"""
