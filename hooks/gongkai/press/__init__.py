"""The press: articles rendered once, letterheads filled, files written in parallel."""
