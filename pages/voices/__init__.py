"""What people said in their own words: read, coded, quoted."""
