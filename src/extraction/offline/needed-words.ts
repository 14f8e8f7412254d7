/** A part of a pattern: what it consists of, and whether it may be missing. */
type Node =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "any" }
  | { readonly kind: "group"; readonly options: readonly (readonly Node[])[] };

/** A shorter piece of text is in nearly every sentence. */
const shortest = 3;

/**
 * Pieces of text of which at least one is in every text that an expression matches; null if there are none. They tell
 * fast where it cannot match. Knows the syntax that patterns use: groups, classes, escapes and quantifiers.
 */
export function neededWords(expression: string): readonly string[] | null {
  const { options } = readOptions(expression, 0);
  return ofOptions(options);
}

function ofOptions(options: readonly (readonly Node[])[]): readonly string[] | null {
  const all: string[] = [];
  for (const sequence of options) {
    const words = ofSequence(sequence);
    if (words === null) return null;
    all.push(...words);
  }
  return [...new Set(all)];
}

/** Of all parts that must be there, the pieces of the one that tells most: whose shortest piece is the longest. */
function ofSequence(sequence: readonly Node[]): readonly string[] | null {
  let best: readonly string[] | null = null;
  const worth = (words: readonly string[]) => Math.min(...words.map(({ length }) => length)) - words.length / 20;
  const offer = (words: readonly string[] | null) => {
    if (words === null || words.some(({ length }) => length < shortest)) return;
    if (best === null || worth(words) > worth(best)) best = words;
  };
  for (const node of sequence) {
    if (node.kind === "text") offer([node.text.trim()]);
    else if (node.kind === "group") offer(ofOptions(node.options));
  }
  return best;
}

/** Reads options up to the end of their group. */
function readOptions(source: string, from: number): { options: Node[][]; end: number } {
  const options: Node[][] = [[]];
  let at = from;
  let text = "";
  const current = () => options.at(-1) as Node[];
  const flush = () => {
    if (text !== "") current().push({ kind: "text", text });
    text = "";
  };
  while (at < source.length && source[at] !== ")") {
    const sign = source[at] as string;
    if (sign === "|") {
      flush();
      options.push([]);
      at++;
      continue;
    }
    let node: Node = { kind: "any" };
    let literal: string | null = null;
    if (sign === "(") {
      const head = /^\((?:\?:|\?P<\w+>)?/.exec(source.slice(at, at + 40)) as RegExpExecArray;
      const group = readOptions(source, at + head[0].length);
      node = { kind: "group", options: group.options };
      at = group.end + 1;
    } else if (sign === "[") {
      at = endOfClass(source, at);
    } else if (sign === "\\") {
      const escaped = /^\\(?:[pP]\{[^}]*\}|[pP].|.)/su.exec(source.slice(at, at + 20)) as RegExpExecArray;
      if (/^\\[^\p{L}\p{N}]/u.test(escaped[0])) literal = escaped[0].slice(1);
      at += escaped[0].length;
    } else {
      if (!"^$.".includes(sign)) literal = sign;
      at++;
    }
    const quantifier = /^(?:[?*+]|\{(\d+)(?:,\d*)?\})\??/.exec(source.slice(at, at + 12));
    if (quantifier !== null) at += quantifier[0].length;
    const isOptional = quantifier !== null && (/^[?*]/.test(quantifier[0]) || quantifier[1] === "0");
    if (literal !== null && quantifier === null) {
      text += literal;
      continue;
    }
    flush();
    current().push(isOptional || node.kind !== "group" ? { kind: "any" } : node);
  }
  flush();
  return { options, end: at };
}

function endOfClass(source: string, from: number): number {
  let at = from + 1;
  while (at < source.length && source[at] !== "]") at += source[at] === "\\" ? 2 : 1;
  return at + 1;
}
