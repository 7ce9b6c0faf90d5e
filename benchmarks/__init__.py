"""Figures about the program, each printed by a script that can be run again."""
