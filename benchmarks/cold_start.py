"""How long a cold look-up takes, beside the start of the interpreter alone.

    python benchmarks/cold_start.py STORE "QUESTION"

Prints the median of some runs of ``kg ask`` as a process of its own, of ``python -c pass``, and their
ratio; exits 1 where the bound of one second is missed.
"""

import statistics
import subprocess
import sys
import time

RUNS = 7
BOUND_SECONDS = 1.0


def median_seconds(command: list[str]) -> float:
    """Run a command some times and return the median of its wall times in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> int:
    """Measure, print, and judge."""
    store, question = sys.argv[1:3] if len(sys.argv) > 2 else ("demo", "who met in Vienna and when")
    ask = median_seconds([sys.executable, "-m", "kg", "--store", store, "ask", question])
    bare = median_seconds([sys.executable, "-c", "pass"])
    print(f"kg ask {ask:.2f} s, python alone {bare:.2f} s, ratio {ask / bare:.1f} (median of {RUNS})")
    return int(ask > BOUND_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
