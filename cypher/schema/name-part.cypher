// The names that hold a text.
CREATE TEXT INDEX name_part IF NOT EXISTS FOR (n:Name) ON (n.key)
