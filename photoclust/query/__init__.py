"""Recipes: which photos to show, asked for in a line of words.

"Anna and Ben, not Carl, 2019-21, at least 2 people, in /Holidays". `words` cuts the text into
tokens, `parser` makes a `tree` of them, `resolution` finds the people and folders that are meant,
`search` the photos. `wording` writes a tree as text, and `completion` says what may come next.
"""
