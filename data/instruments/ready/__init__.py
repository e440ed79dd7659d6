"""The instruments themselves, one module each."""
