import iconv from "iconv-lite";
import { guessedEncoding } from "../../articles/json-text.ts";
import { UnreadableArticleError } from "./unreadable.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

export interface DecodedText {
  readonly text: string;
  /** The encoding, if nothing but the bytes themselves tells it. */
  readonly guessed: string | null;
}

/**
 * The text of a file: in the encoding of its byte order mark, else in UTF-8 if it is that, else in the one that it
 * declares, else in the likeliest. Throws an UnreadableArticleError if it is no text.
 */
export function decodeText(bytes: Buffer, declared: string | null): DecodedText {
  const start = bytes.subarray(0, 5).toString("latin1");
  for (const [mark, encoding] of [
    ["\xef\xbb\xbf", "utf-8"],
    ["\xff\xfe", "utf-16le"],
    ["\xfe\xff", "utf-16be"],
  ] as const)
    if (start.startsWith(mark)) return { text: new TextDecoder(encoding).decode(bytes), guessed: null };
  if (start === "%PDF-") throw new UnreadableArticleError("is a PDF: save its text, and take that");
  if (bytes.includes(0))
    throw new UnreadableArticleError("is no text: it has zero bytes, and no byte order mark of UTF-16");
  try {
    return { text: utf8.decode(bytes), guessed: null };
  } catch {
    const known = knownEncoding(declared);
    if (known !== null) return { text: iconv.decode(bytes, known), guessed: null };
    const guessed = knownEncoding(guessedEncoding(bytes));
    if (guessed === null)
      throw new UnreadableArticleError("is not UTF-8, and its encoding cannot be guessed: save it as UTF-8");
    return { text: iconv.decode(bytes, guessed), guessed };
  }
}

/** The encoding that a page declares at its beginning, where browsers look for it; null if none. */
export function declaredEncoding(bytes: Buffer): string | null {
  const start = bytes.subarray(0, 2_048).toString("latin1");
  const [, declared] =
    /<meta\b[^>]{0,300}?\bcharset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})/i.exec(start) ??
    /^<\?xml\b[^>]{0,300}?\bencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})/i.exec(start) ??
    [];
  return declared ?? null;
}

/** The encoding as it is meant; null if it is unknown, or one of Unicode, which the bytes would have shown. */
function knownEncoding(name: string | null): string | null {
  if (name === null || /^(?:utf|ucs|unicode)/i.test(name) || !iconv.encodingExists(name)) return null;
  // Browsers read all of these as windows-1252, and so do the people who write them.
  return /^(?:iso-?8859-?1|latin-?1|(?:us-)?ascii)$/i.test(name) ? "windows-1252" : name;
}
