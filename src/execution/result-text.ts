import { setImmediate as nextTurn } from "node:timers/promises";
import { stringifyChunked } from "@discoveryjs/json-ext";
import type { FormattedExecutionResult } from "graphql";

/** `JSON.stringify` writes so many values in some milliseconds. It is several times as fast as writing in chunks. */
const maxValuesAtOnce = 5_000;
const sliceMs = 10;

/**
 * Returns a function that writes a result as JSON. It writes a large one in chunks and lets the event loop serve other
 * requests between them. A result of more bytes than the limit is replaced by the error ANSWER_TOO_LARGE.
 */
export function resultText(maxBytes: number) {
  return async (result: FormattedExecutionResult): Promise<string> => {
    const text = isSmall(result) ? JSON.stringify(result) : await writeInChunks(result, maxBytes);
    return text === null || text.length > maxBytes || Buffer.byteLength(text) > maxBytes ? tooLarge(maxBytes) : text;
  };
}

/** Null if the text has more characters than the limit. */
async function writeInChunks(result: FormattedExecutionResult, maxLength: number): Promise<string | null> {
  const chunks: string[] = [];
  let length = 0;
  let sliceStart = performance.now();
  for (const chunk of stringifyChunked(result)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxLength) return null;
    if (performance.now() - sliceStart < sliceMs) continue;
    await nextTurn();
    sliceStart = performance.now();
  }
  return chunks.join("");
}

function isSmall(result: FormattedExecutionResult): boolean {
  let remaining = maxValuesAtOnce;
  const count = (value: unknown): void => {
    if (--remaining <= 0 || value === null || typeof value !== "object") return;
    if (Array.isArray(value)) for (const item of value) count(item);
    else for (const key in value) count((value as Record<string, unknown>)[key]);
  };
  count(result);
  return remaining > 0;
}

function tooLarge(maxBytes: number): string {
  const message = `The response has more than ${maxBytes} bytes, which is the limit. Ask for fewer fields, smaller pages or fewer levels.`;
  return JSON.stringify({
    errors: [{ message, extensions: { code: "ANSWER_TOO_LARGE", limit: maxBytes } }],
    data: null,
  });
}
