"""Which of several things an article speaks of, by the articles that are most like it.

Method: the votes of the nearest neighbours (T. Cover and P. Hart, “Nearest neighbor pattern classification”, 1967).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from math import sqrt
from operator import attrgetter, itemgetter

from tasks.link.profiles import Key, Profile

#: Neighbours that vote, how many there have to be, and the share that has to agree; tried on names with known owners.
_NEIGHBOURS = 9
_FEWEST = 2
_AGREE = 0.7
#: Names that two articles must have in common, to be neighbours at all; what it counts to be in the same role.
_SHARED = 2
_SAME_ROLE = 1.5
#: Profiles before and after, by the dates of their articles, that are compared at most.
_WINDOW = 100
_first = itemgetter(0)
_in_order = attrgetter("in_order")


def nearest_of(profile: Profile, groups: Sequence[Sequence[Profile]]) -> int | None:
    """Number of the group that nearly all of the profiles most like ``profile`` are in; None if there is no such one.

    Articles are alike by the share of what they name that both name (cosine), and if they give somebody the same role.
    Of many, those of about the same time are looked at: groups keep their share.

    Args:
        groups: profiles, those of each group in order.
    """
    everybody: list[tuple[tuple[str, Key], Profile, int]] = []
    for number, group in enumerate(groups):
        place = bisect_left(group, profile.in_order, key=_in_order)
        near = group[max(0, place - _WINDOW) : place + _WINDOW]  # the others of it are further off than all of these
        everybody += [(other.in_order, other, number) for other in near]
    if len(everybody) > _WINDOW:
        everybody.sort(key=_first)
        place = bisect_left(everybody, profile.in_order, key=_first)
        everybody = everybody[max(0, place - _WINDOW) : place + _WINDOW]
    found: list[tuple[float, str, int]] = []
    mine = profile.company
    for _, other, number in everybody:
        theirs = other.company
        shared = len(mine & theirs)
        if shared >= _SHARED and other.key[0] != profile.key[0]:
            alike = shared / sqrt(len(mine) * len(theirs))
            alike *= _SAME_ROLE if profile.roles & other.roles else 1.0
            found.append((-alike, other.key[0], number))
    votes = Counter(number for _, _, number in sorted(found)[:_NEIGHBOURS])
    if votes.total() < _FEWEST:
        return None
    best, count = min(votes.items(), key=lambda item: (-item[1], item[0]))
    return best if count >= _AGREE * votes.total() else None
