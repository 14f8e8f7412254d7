// Writes operations.ts beside the operations of the explorer and of the page for reviewers: the operations as strings,
// with the types of their variables and answers. With --check it writes nothing, and fails if a file is not what it
// would write.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codegen } from "@graphql-codegen/core";
import * as documentStrings from "@graphql-codegen/typed-document-node";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { buildSchema, parse } from "graphql";

const schema = buildSchema(readFileSync(join(import.meta.dirname, "../schema/schema.graphql"), "utf8"));

// In two files, so that neither page loads the operations of the other.
for (const folder of ["operations", "review/operations"]) {
  const output = join(import.meta.dirname, folder, "operations.ts");
  const text = await operationsOf(join(import.meta.dirname, folder), output);
  if (!process.argv.includes("--check")) writeFileSync(output, text);
  else if (readFileSync(output, "utf8") !== text) {
    console.error(`explorer/${folder}/operations.ts is out of date. Run \`npm run generate:operations\`.`);
    process.exitCode = 1;
  }
}

function operationsOf(folder, filename) {
  const documents = readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .sort()
    .map((name) => ({ location: name, document: parse(readFileSync(join(folder, name), "utf8")) }));
  return codegen({
    schema: parse("type Query { none: Int }"),
    schemaAst: schema,
    documents,
    filename,
    plugins: [{ operationTypes: {} }, { documentStrings: {} }],
    pluginMap: { operationTypes, documentStrings },
    config: {
      documentMode: "string",
      enumsAsTypes: true,
      enumType: "string-literal",
      skipTypename: true,
      useTypeImports: true,
      scalars: { DateTime: "string", PartialDate: "string", ID: "string" },
      strictScalars: true,
      avoidOptionals: false,
      immutableTypes: true,
      dedupeFragments: true,
    },
  });
}
