import { setImmediate as nextTurn } from "node:timers/promises";
import { stringifyChunked } from "@discoveryjs/json-ext";
import type { FormattedExecutionResult } from "graphql";

/** Up to so many values are written at once, which takes some milliseconds. */
const fewValues = 5_000;
const sliceMs = 10;

/**
 * The JSON of an answer. A large one is written bit by bit, so that others are served meanwhile. One of more bytes than
 * the limit becomes the error ANSWER_TOO_LARGE.
 */
export function answerText(maxBytes: number) {
  return async (result: FormattedExecutionResult): Promise<string> => {
    const text = hasFewValues(result) ? JSON.stringify(result) : await writtenInTurns(result, maxBytes);
    return text === null || text.length > maxBytes || Buffer.byteLength(text) > maxBytes ? tooLarge(maxBytes) : text;
  };
}

/** Null where it has more characters than the limit. */
async function writtenInTurns(result: FormattedExecutionResult, maxLength: number): Promise<string | null> {
  const chunks: string[] = [];
  let length = 0;
  let began = performance.now();
  for (const chunk of stringifyChunked(result)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > maxLength) return null;
    if (performance.now() - began < sliceMs) continue;
    await nextTurn();
    began = performance.now();
  }
  return chunks.join("");
}

function hasFewValues(result: FormattedExecutionResult): boolean {
  let left = fewValues;
  const count = (value: unknown): void => {
    if (--left <= 0 || value === null || typeof value !== "object") return;
    if (Array.isArray(value)) for (const item of value) count(item);
    else for (const key in value) count((value as Record<string, unknown>)[key]);
  };
  count(result);
  return left > 0;
}

function tooLarge(maxBytes: number): string {
  const message = `The answer has more than ${maxBytes} bytes. Ask for fewer fields, smaller pages or fewer levels.`;
  return JSON.stringify({
    errors: [{ message, extensions: { code: "ANSWER_TOO_LARGE", limit: maxBytes } }],
    data: null,
  });
}
