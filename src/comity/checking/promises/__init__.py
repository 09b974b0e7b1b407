"""What was promised and what became of it: `made` collects, `values` and `deeds` decide, `follow` is the door."""
