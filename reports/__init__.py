"""Results as things people read: words, charts, tables, documentation."""
