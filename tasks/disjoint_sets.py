"""What belongs together where pairs of it are said to: disjoint sets, by union and find.

Method: Tarjan and van Leeuwen, “Worst-case analysis of set union algorithms” (1984), path halving.
"""

from __future__ import annotations


class DisjointSets:
    """Sets of the numbers below ``size``, each at first its own; the smallest of a set stands for it.

    >>> sets = DisjointSets(4)
    >>> sets.union(3, 1)
    >>> [sets.find(i) for i in range(4)]
    [0, 1, 2, 1]
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        """The smallest number of the set that ``i`` is in."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def union(self, i: int, j: int) -> None:
        """Make one set of those that ``i`` and ``j`` are in."""
        a, b = self.find(i), self.find(j)
        if a != b:
            self._parent[max(a, b)] = min(a, b)
