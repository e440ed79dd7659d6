"""What several pages show: guard, caches, filters, cards, problems."""
