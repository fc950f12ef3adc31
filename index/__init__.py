"""An article becomes searchable passages; a query finds them again."""
