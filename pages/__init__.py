"""What people see. Page scripts stand one folder down, never here: see docs/decisions.md."""
