import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { entryJsonSchema, jsonSchema, recordJsonSchema } from "../articles/record-json-schema.ts";
import { mapping } from "../mapping/mapping.ts";
import { createSchema } from "../schema.ts";

writeFileSync("schema/schema.graphql", `${printSchema(lexicographicSortSchema(createSchema()))}\n`);
writeFileSync("articles/article-record.schema.json", recordJsonSchema());
writeFileSync("articles/entry-record.schema.json", entryJsonSchema());
writeFileSync("articles/mapping.schema.json", jsonSchema("Pressgraph mapping", mapping));
