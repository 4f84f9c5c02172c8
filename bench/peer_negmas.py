"""Time NegMAS's Pareto frontier on a domain read from standard input. Run by the interpreter of a virtual
environment of its own.
"""

import json
import sys
import time
from importlib import import_module


def main() -> None:
    """Read tables (issue, option, party), build the domain, time one frontier, print size and seconds as
    JSON.
    """
    tables = json.load(sys.stdin)
    outcomes = import_module("negmas.outcomes")
    preferences = import_module("negmas.preferences")
    issues = [
        outcomes.make_issue([f"o{k}" for k in range(len(table))], name=f"i{i}")
        for i, table in enumerate(tables)
    ]
    functions = [
        preferences.LinearAdditiveUtilityFunction(
            values={
                f"i{i}": {f"o{k}": row[p] for k, row in enumerate(table)} for i, table in enumerate(tables)
            },
            issues=issues,
        )
        for p in range(len(tables[0][0]))
    ]
    frontier = import_module("negmas.preferences.ops").pareto_frontier
    started = time.process_time()
    points, _ = frontier(functions, issues=issues)
    seconds = time.process_time() - started
    distinct = sorted({tuple(round(value) for value in point) for point in points}, reverse=True)
    print(json.dumps({"seconds": seconds, "points": distinct}))


if __name__ == "__main__":
    main()
