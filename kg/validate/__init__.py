"""RDF against the shapes of the schema: what is wrong with it, told so that somebody can mend it."""

from kg.validate.report import Report
from kg.validate.validating import Progress, validate, validate_file

__all__ = ["Progress", "Report", "validate", "validate_file"]
