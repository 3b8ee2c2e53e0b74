"""The parts of reading a web page: its text in pieces, and the article among them."""
