"""Lake's 20-way one-shot task within alphabets, read from the runs that were released with Omniglot.

Lake, Salakhutdinov & Tenenbaum, "Human-level concept learning through probabilistic program induction", Science 350
(2015). `runs` and `labels` read the runs, `hausdorff` and `pixels` answer without learning, `models` asks trained ones,
`trial` counts errors, `table` puts them beside what is published, and `report` writes that down. All but `models` are
free of torch.
"""
