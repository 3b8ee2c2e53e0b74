"""开放数据: all that the site gives away as files, what each column means, and its schemas."""
