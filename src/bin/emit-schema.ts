import "reflect-metadata";
import { writeFileSync } from "node:fs";
import { lexicographicSortSchema, printSchema } from "graphql";
import { entryJsonSchema, recordJsonSchema } from "../articles/record-json-schema.ts";
import { createSchema } from "../schema.ts";

writeFileSync("schema/schema.graphql", `${printSchema(lexicographicSortSchema(createSchema()))}\n`);
writeFileSync("articles/article-record.schema.json", recordJsonSchema());
writeFileSync("articles/entry-record.schema.json", entryJsonSchema());
