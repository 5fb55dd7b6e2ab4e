"""
Ranges with labels: the arithmetic that the oracles share. A span is (start,
end, label).
"""


def union(pairs):
    """Sorted disjoint (start, end) of any pairs."""
    out = []
    for start, end in sorted(pairs):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1][1] = max(out[-1][1], end)
        else:
            out.append([start, end])
    return [tuple(pair) for pair in out]


def total(pairs):
    return sum(end - start for start, end in union(pairs))


def clip(start, end, allowed):
    """Parts of [start, end) inside sorted disjoint pairs."""
    for low, high in allowed:
        if low >= end:
            break
        if high > start:
            yield max(start, low), min(end, high)


def inverse(pairs):
    """What pairs leave of all addresses."""
    out, end = [], 0
    for low, high in union(pairs):
        if end < low:
            out.append((end, low))
        end = high
    return out + [(end, 2 ** 64)]


def layers(spans):
    """Disjoint (start, end, frozenset of labels), sorted."""
    events = []
    for number, (start, end, label) in enumerate(spans):
        if start < end:
            events.append((start, 1, number, label))
            events.append((end, 0, number, label))
    events.sort(key=lambda e: (e[0], e[1]))
    out, active, before = [], {}, None
    for at, begins, number, label in events:
        if active and at > before:
            labels = frozenset(active.values())
            if out and out[-1][1] == before and out[-1][2] == labels:
                out[-1] = (out[-1][0], at, labels)
            else:
                out.append((before, at, labels))
        if begins:
            active[number] = label
        else:
            del active[number]
        before = at
    return out


def differences(ours, theirs):
    """
    ours: disjoint spans with one label; theirs: as layers() makes them.
    Yields (start, end, our label or None, their labels or None) wherever one
    has nothing, or ours is none of theirs.
    """
    cuts = sorted({at for span in ours for at in span[:2]} |
                  {at for span in theirs for at in span[:2]})
    i = j = 0
    for start, end in zip(cuts, cuts[1:]):
        while i < len(ours) and ours[i][1] <= start:
            i += 1
        while j < len(theirs) and theirs[j][1] <= start:
            j += 1
        mine = ours[i][2] if i < len(ours) and ours[i][0] <= start else None
        other = theirs[j][2] if j < len(theirs) and theirs[j][0] <= start \
            else None
        if mine is None and other is None:
            continue
        if mine is None or other is None or mine not in other:
            yield start, end, mine, other
