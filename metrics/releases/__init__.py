"""Releases: results approved, protected, frozen, and checked by an attacker."""
