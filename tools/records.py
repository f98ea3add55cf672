"""Where the tables of the official records are: beside the checkout, or where ``KG_STATE_DATA`` says."""

import os
from pathlib import Path

TABLES = Path(os.environ.get("KG_STATE_DATA", Path(__file__).parents[2] / "shared" / "data" / "state"))
