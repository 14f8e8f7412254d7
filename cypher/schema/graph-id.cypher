// There is one node that counts the versions of the graph; the constraint makes MERGE take its lock.
CREATE CONSTRAINT graph_id IF NOT EXISTS FOR (g:Graph) REQUIRE g.id IS UNIQUE
