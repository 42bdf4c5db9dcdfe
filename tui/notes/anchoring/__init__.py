"""Where a passage of an old text stands in a new one. docs/anchoring.md tells how."""
