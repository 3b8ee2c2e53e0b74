"""报送: a report that a clerk attached to an issue becomes a proposal that a person can judge.

`preparing` reads what nobody vouches for and needs no rights; `accepting` has the rights, reads
nothing but names, and rests on the standard library alone. The workflow runs them as two jobs.
"""
