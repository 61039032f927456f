"""Numbered SQL files, forward only; each is one transaction and never changes once it has been released."""
