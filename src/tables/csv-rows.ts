import { CsvError, parse } from "csv-parse/sync";
import { mostRowBytes, type TextLine } from "./table-text.ts";

const batchRows = 200;

export interface CsvDialect {
  readonly separator: string;
  readonly quotes: boolean;
}

/** A record of a CSV file: its cells as they are written, or why it cannot be read. */
export type CsvRecord =
  | { readonly line: number; readonly lines: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly reason: string };

/**
 * The records of a CSV file. Blank lines are none. Where a record cannot be read, or has not as many cells as the first
 * one, only its first line is refused, and reading goes on at the next line: a quote that is open by mistake costs one
 * row, and not the rows that it seems to hold.
 */
export async function* csvRecords(lines: AsyncIterator<TextLine>, dialect: CsvDialect): AsyncGenerator<CsvRecord> {
  const source = new Lines(lines);
  let width: number | null = null;
  let batch: { readonly number: number; readonly text: string }[] = [];
  function* flush(): Generator<CsvRecord> {
    const numbers = batch.map(({ number }) => number);
    const texts = batch.map(({ text }) => text);
    batch = [];
    for (const [i, cells] of parsed(texts, dialect).entries()) {
      const line = numbers[i] as number;
      width ??= typeof cells === "string" ? null : cells.length;
      if (typeof cells === "string") yield { line, reason: cells };
      else if (cells.length !== width) yield { line, reason: wrongWidth(cells.length, width) };
      else yield { line, lines: 1, cells };
    }
  }
  for (let line = await source.next(); line !== null; line = await source.next()) {
    if ("text" in line && (line.text === "" || line.text === "\r")) continue;
    if ("text" in line && !(dialect.quotes && opensQuote(line.text))) {
      batch.push(line);
      // The first record tells the width.
      if (batch.length >= batchRows || width === null) yield* flush();
      continue;
    }
    yield* flush();
    if ("reason" in line) {
      yield { line: line.number, reason: line.reason };
      continue;
    }
    const more = await source.untilQuoteCloses(line.text);
    const { number } = line;
    const [cells] = more.closes ? parsed([[line, ...more.lines].map(textOf).join("\n")], dialect) : [];
    if (cells === undefined)
      yield { line: number, reason: `opens a quote that does not end within ${mostRowBytes} bytes` };
    else if (typeof cells === "string") yield { line: number, reason: cells };
    else if (width !== null && cells.length !== width) yield { line: number, reason: wrongWidth(cells.length, width) };
    else {
      width ??= cells.length;
      yield { line: number, lines: 1 + more.lines.length, cells };
      continue;
    }
    source.putBack(more.lines);
  }
  yield* flush();
}

/** Lines that can be put back. */
class Lines {
  readonly #source: AsyncIterator<TextLine>;
  #back: readonly TextLine[] = [];
  #at = 0;
  constructor(source: AsyncIterator<TextLine>) {
    this.#source = source;
  }

  async next(): Promise<TextLine | null> {
    if (this.#at < this.#back.length) return this.#back[this.#at++] as TextLine;
    const { value, done } = await this.#source.next();
    return done ? null : value;
  }

  putBack(lines: readonly TextLine[]): void {
    this.#back = [...lines, ...this.#back.slice(this.#at)];
    this.#at = 0;
  }

  /** The lines after one that opens a quote, up to the one that closes it; or those that were looked at in vain. */
  async untilQuoteCloses(text: string): Promise<{ readonly closes: boolean; readonly lines: readonly TextLine[] }> {
    const lines: TextLine[] = [];
    let length = text.length;
    while (length <= mostRowBytes) {
      const line = await this.next();
      if (line === null) break;
      lines.push(line);
      if ("reason" in line) break;
      if (opensQuote(line.text)) return { closes: true, lines };
      length += line.text.length + 1;
    }
    return { closes: false, lines };
  }
}

function textOf(line: TextLine): string {
  return "text" in line ? line.text : "";
}

/** Whether a quote is open at the end of a line that begins outside quotes: quotes within quotes are doubled. */
function opensQuote(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at + 1)) count++;
  return count % 2 === 1;
}

function wrongWidth(cells: number, width: number | null): string {
  return `has ${cells} cells; the columns are ${width}`;
}

/** The cells of each text, which is one record, or why it cannot be read. */
function parsed(texts: readonly string[], { separator, quotes }: CsvDialect): (readonly string[] | string)[] {
  if (texts.length === 0) return [];
  try {
    const records: string[][] = parse(`${texts.join("\n")}\n`, {
      delimiter: separator,
      quote: quotes ? '"' : false,
      escape: quotes ? '"' : false,
      recordDelimiter: ["\r\n", "\n"],
      relaxColumnCount: true,
    });
    // A carriage return alone ends no record, and each text is one.
    if (records.length === texts.length) return records;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    if (texts.length === 1) return [`is no CSV: ${error.message.split(":")[0]}`];
  }
  return texts.length === 1
    ? ["is no CSV: it is not one record"]
    : texts.flatMap((text) => parsed([text], { separator, quotes }));
}
