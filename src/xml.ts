import { printable } from "./printable.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  // As they are, a reader makes spaces of them in an attribute, and of a carriage return a line feed anywhere.
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/**
 * The value as the text of an element or of an attribute in double quotes. The two formats in XML are a handful of
 * elements in fixed order, which templates show as they are; this is all that a library would add.
 */
export function xml(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return printable(value).replace(/[&<>"\t\n\r]/g, (character) => entities[character] as string);
}
