"""Tasks that are drawn from hardly more classes than one of them has: what their intervals then speak of.

An interval over tasks tells how the mean would vary with other tasks of the same classes. Where nearly all tasks have
the same ones, more tasks make it as narrow as one likes, and it says nothing of how other classes would do.
"""

from __future__ import annotations

from workbench.tasks.sampler import EpisodeSampler

SHARED = 2  # times as many classes as a task has: with fewer, two tasks have more than half of theirs in common


def few_classes(sampler: EpisodeSampler, turned: bool) -> int:
    """How many classes the tasks are drawn from, where these are few; else 0. A turned class counts with the other
    three turns of it, where ``turned``."""
    classes = sampler.n_drawn // 4 if turned else sampler.n_drawn
    return classes if classes < SHARED * sampler.ways else 0


def few_classes_badge(sampler: EpisodeSampler, turned: bool) -> tuple[str, ...]:
    """What must be said of intervals over tasks from so few classes; nothing where there are enough."""
    classes = few_classes(sampler, turned)
    if not classes:
        return ()
    if turned:
        return (f"every task has {sampler.ways} of the same {classes} classes, turned: intervals speak of these alone",)
    if classes == sampler.ways:
        return (f"every task has the same {classes} classes: intervals speak of these alone",)
    return (f"every task has {sampler.ways} of the same {classes} classes: intervals speak of these alone",)
