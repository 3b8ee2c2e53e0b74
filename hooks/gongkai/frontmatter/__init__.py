"""Front matter: where it stands, what YAML says in it, which keys there are, how it is written."""
