"""Two stages at once: the network reads the next articles on one core while rules finish these on the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

AHEAD = 12  # articles in a group: enough to keep both stages busy, and little to hold in memory

Item = TypeVar("Item")
Half = TypeVar("Half")
Done = TypeVar("Done")


def in_two_stages(
    items: Iterable[Item],
    first: Callable[[list[Item]], list[Half]],
    second: Callable[[Half], Done],
    *,
    ahead: bool = True,
) -> Iterator[Done]:
    """Apply `first` to groups of items in a thread of its own, one group ahead, and `second` to each result, in order.

    Not `ahead`, each item is finished before the next one is asked for: for items that somebody is still writing.
    What `first`, `second` or the items raise comes out at its place; a group that was read ahead is then dropped.
    """
    if not ahead:
        yield from (second(half) for item in items for half in first([item]))
        return
    groups = _groups(items)
    with ThreadPoolExecutor(1, thread_name_prefix="khabar-tagger") as pool:
        coming = _next(pool, groups, first)
        while coming is not None:
            halves = coming.result()
            failure: Exception | None = None
            try:
                coming = _next(pool, groups, first)
            except Exception as error:  # whatever the source raises comes after what it gave before
                coming, failure = None, error
            yield from map(second, halves)
            if failure is not None:
                raise failure


def _groups(items: Iterable[Item]) -> Iterator[list[Item]]:
    group: list[Item] = []
    try:
        for item in items:
            group.append(item)
            if len(group) == AHEAD:
                yield group
                group = []
    except Exception:
        if group:
            yield group
        raise
    if group:
        yield group


def _next(
    pool: ThreadPoolExecutor, groups: Iterator[list[Item]], first: Callable[[list[Item]], list[Half]]
) -> Future[list[Half]] | None:
    group = next(groups, None)
    return pool.submit(first, group) if group is not None else None
