"""The pictures of what the reform has come to: where every line, mark and word of them stands.

Nothing here asks the database. A picture is drawn once, of plain values, and shown by a template in
`templates/progress/pictures/`, or set into a paper by `progress.drawing.standalone`.
"""
