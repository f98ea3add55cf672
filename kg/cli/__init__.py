"""The command line: one file a command, thin; the work is done in the other rooms."""


def main() -> None:
    """Run ``kg``."""
    from kg.cli.group import kg

    kg()
