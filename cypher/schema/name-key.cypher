// The entities that have a name, however it is written.
CREATE INDEX name_key IF NOT EXISTS FOR (n:Name) ON (n.key)
