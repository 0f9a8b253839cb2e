"""The command line: `crosswire compare A B`."""

import sys

from crosswire._crosswire import run_cli


def main() -> int:
    """Run the command line with the arguments of this process; give its exit code."""
    return run_cli(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
