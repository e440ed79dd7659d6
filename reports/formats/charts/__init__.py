"""Charts for paper, drawn from what a document says of them: series over time, groups."""
