import { z } from "zod";
import { articleRecord } from "./record.ts";

/** The JSON Schema of an article record, as its file's text: an editor completes and checks records by it. */
export function recordJsonSchema(): string {
  const schema = z.toJSONSchema(articleRecord, { io: "input", target: "draft-2020-12" });
  return `${JSON.stringify({ title: "Pressgraph article record", ...schema }, null, 2)}\n`;
}
