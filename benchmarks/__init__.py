"""How fast it is, as ratios to something everybody can run."""
