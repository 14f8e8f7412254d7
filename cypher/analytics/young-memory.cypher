// How many bytes of Neo4j's heap hold what was made since the last collection of garbage; 0 where Java does not say.
// params: none    rows: one
CALL dbms.queryJmx('java.lang:type=MemoryPool,name=*Eden Space') YIELD attributes
RETURN sum(attributes.Usage.value.properties.used) AS bytes
