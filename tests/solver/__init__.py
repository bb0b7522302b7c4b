"""A second opinion on what is proved: the content told to an SMT solver, z3.

It is written from the meaning of conditions alone and shares nothing with the diagram. Only tests
use it, and a mistake would have to be made twice in the same way to go unseen.
"""
