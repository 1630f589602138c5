"""Checks every link of the checklist: ``make links``. For maintainers; never part of a run.

Exit code 0: no link is broken. 1: at least one is. 2: there are no links to check. 3: not one site
answered, so nothing was checked.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from addresses import Address, listed
from verdicts import BROKEN, Answer, Verdict, judge
from visits import Visitor

ROOT = Path(__file__).resolve().parents[2] / "checklists"


def main(arguments: Sequence[str] | None = None) -> int:
    """Check, print the report, and give the exit code."""
    parser = argparse.ArgumentParser(prog="make links", description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT, help="the checklist folder")
    parser.add_argument("--only", default="", help="addresses that contain this text")
    parser.add_argument("--pause", type=float, default=2.0, help="seconds between two requests")
    given = parser.parse_args(arguments)
    addresses = [address for address in listed(given.folder) if given.only in address.url]
    if not addresses:
        print("There are no links to check.")
        return 2
    answers = Visitor(given.pause).visit_all(address.url for address in addresses)
    verdicts = {url: judge(url, answer) for url, answer in answers.items()}
    for line in report(addresses, answers, verdicts):
        print(line)
    if set(verdicts.values()) == {Verdict.UNREACHABLE}:
        return 3
    return int(any(verdict in BROKEN for verdict in verdicts.values()))


def report(
    addresses: Sequence[Address],
    answers: Mapping[str, Answer],
    verdicts: Mapping[str, Verdict],
) -> list[str]:
    """A table, the worst first: what, which link, where it led, and the places that use it."""
    order = list(Verdict)
    lines = []
    for address in sorted(addresses, key=lambda each: order.index(verdicts[each.url])):
        verdict, answer = verdicts[address.url], answers[address.url]
        lines.append(f"{verdict:26}{address.url}")
        if answer.url != address.url:
            lines.append(f"{'':26}led to {answer.url}")
        if answer.trouble:
            lines.append(f"{'':26}{answer.trouble}")
        if verdict is not Verdict.OK:
            lines += [f"{'':26}in {place}" for place in address.places]
    counts = Counter(verdicts.values())
    lines.append("")
    lines += [f"{counts[verdict]:6}  {verdict}" for verdict in Verdict if counts[verdict]]
    return lines


if __name__ == "__main__":
    sys.exit(main())
