"""How an exercise is done: a body in three dimensions, checked and drawn flat as SVG.

Lengths are in cm and angles in degrees. x points the way a standing person faces, y to the
person's left, z up; the floor is z = 0.
"""
