import { z } from "zod";
import { entryRecord } from "./entry-record.ts";
import { articleRecord } from "./record.ts";

/** The JSON Schema of an article record, as its file's text: an editor completes and checks records by it. */
export function recordJsonSchema(): string {
  return jsonSchema("Pressgraph article record", articleRecord);
}

/** The same of the record of an entry of a dataset. */
export function entryJsonSchema(): string {
  return jsonSchema("Pressgraph entry record", entryRecord);
}

/** The JSON Schema of what a person may write, as the text of a file. */
export function jsonSchema(title: string, written: z.ZodType): string {
  const schema = z.toJSONSchema(written, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}
