import { checkRows } from "../src/neo4j/statement.ts";

checkRows();
