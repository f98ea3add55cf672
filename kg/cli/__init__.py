"""The command line: one file a command, thin; the work is done in the other rooms."""


def main() -> None:
    """Run ``kg``."""
    import sys

    try:
        from kg.cli.group import kg

        kg()
    except KeyboardInterrupt:
        # Before the commands have taken over; later they say what was kept.
        sys.exit(130)
