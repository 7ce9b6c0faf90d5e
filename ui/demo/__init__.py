"""Drawn people, who do not exist, to try the program with."""
