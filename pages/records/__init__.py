"""Uploads and what became of them."""
