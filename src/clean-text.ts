/** The text as the graph stores texts and ids: without spaces around it, in Unicode's composed form. */
export function cleanText(text: string): string {
  return text.normalize("NFC").trim();
}
