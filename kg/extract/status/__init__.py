"""Whether what a clause tells of was held, is planned, was denied …, or isn't told as real at all."""
