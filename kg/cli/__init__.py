"""The command line: one file a command, thin; the work is done in the other rooms."""


def main() -> None:
    """Run ``kg``."""
    import gc
    import os
    import sys

    # What a command reads lives until it ends; a look for cycles at every 700 objects costs a tenth of it.
    gc.set_threshold(100_000)
    try:
        from kg.cli.group import kg

        if "_KG_COMPLETE" in os.environ:
            from kg.cli import completion  # noqa: F401  (it says how bash completes)
        kg(prog_name="kg")
    except KeyboardInterrupt:
        # Before the commands have taken over; later they say what was kept.
        sys.exit(130)
