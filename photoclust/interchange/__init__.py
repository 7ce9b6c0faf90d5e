"""Libraries in and out: what was decided as documented files, and two libraries joined into one.

`content` holds what a library knows as plain values; `library_content` reads them from a library,
`json_lines` writes and reads them as files. `matching` finds the same photos, faces and people in
two libraries, and `merging` what each of them adds to the other.
"""
