import type { CallToolResult, Tool as ToolDefinition } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { Ask } from "./ask.ts";
import { badArguments, refusalOf, ToolError } from "./tool-error.ts";

export interface ToolParts<Input extends z.ZodRawShape, Output extends z.ZodRawShape, Data> {
  readonly name: string;
  readonly title: string;
  /** For the assistant, which decides by it when to call the tool. No text of the graph may get into it. */
  readonly description: string;
  readonly input: z.ZodObject<Input>;
  readonly output: z.ZodObject<Output>;
  /** Whether it changes the graph. */
  readonly changes?: boolean;
  /** Whether each call adds something, and replaces nothing. */
  readonly onlyAdds?: boolean;
  /** The name of the operation, and its text. */
  readonly operationName: string;
  readonly query: string;
  readonly variables: (input: z.output<z.ZodObject<Input>>) => Readonly<Record<string, unknown>>;
  /** The answer to the operation as the assistant gets it. Throws a ToolError. */
  readonly answer: (data: Data, input: z.output<z.ZodObject<Input>>) => z.output<z.ZodObject<Output>>;
  /** The same in lines of text, for assistants that do not read structured content. */
  readonly text: (output: z.output<z.ZodObject<Output>>) => readonly string[];
}

export interface Tool {
  /** What clients are told of it. */
  readonly definition: ToolDefinition;
  readonly changes: boolean;
  readonly query: string;
  readonly call: (given: unknown, ask: Ask, signal: AbortSignal) => Promise<CallToolResult>;
}

export function tool<Input extends z.ZodRawShape, Output extends z.ZodRawShape, Data>({
  name,
  title,
  description,
  input,
  output,
  changes = false,
  onlyAdds = false,
  ...parts
}: ToolParts<Input, Output, Data>): Tool {
  const annotations = {
    title,
    readOnlyHint: !changes,
    // A record replaces what the same article said before.
    destructiveHint: changes && !onlyAdds,
    idempotentHint: !onlyAdds,
    openWorldHint: false,
  };
  const { operationName, query } = parts;
  return {
    definition: {
      ...{ name, title, description, annotations },
      inputSchema: jsonSchema(input, "input"),
      outputSchema: jsonSchema(output, "output"),
    },
    ...{ changes, query },
    async call(given, ask, signal) {
      const parsed = input.safeParse(given ?? {});
      if (!parsed.success) return badArguments(parsed.error, given);
      const { data, errors } = await ask({ operationName, query, variables: parts.variables(parsed.data) }, signal);
      const [error] = errors ?? [];
      if (error !== undefined) return refusalOf(error);
      try {
        const answer = parts.answer(data as Data, parsed.data);
        return { structuredContent: answer, content: [{ type: "text", text: parts.text(answer).join("\n") }] };
      } catch (error) {
        if (error instanceof ToolError) return refusalOf(error);
        throw error;
      }
    },
  };
}

/** Clients check by draft 7. */
function jsonSchema(type: z.ZodObject, io: "input" | "output"): ToolDefinition["inputSchema"] {
  return z.toJSONSchema(type, { io, target: "draft-7" }) as ToolDefinition["inputSchema"];
}
