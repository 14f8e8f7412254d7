/** An ISO 8601 date of reduced precision, kept as given: "2016", "2016-11" or "2016-11-03". */
export type PartialDate = string;

const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether the text is such a date and on the calendar: not 2016-13, not 2015-02-29. */
export function isPartialDate(text: string): boolean {
  const [, year, month, day] = shape.exec(text) ?? [];
  if (year === undefined || year === "0000") return false;
  if (month === undefined) return true;
  const monthNumber = Number(month);
  if (monthNumber < 1 || monthNumber > 12) return false;
  if (day === undefined) return true;
  const dayNumber = Number(day);
  // Most days are ones that every month has.
  if (dayNumber <= 28) return dayNumber >= 1;
  return dayNumber <= new Date(Date.UTC(Number(year), monthNumber, 0)).getUTCDate();
}

/** Whether one of two dates says the other more precisely, or both say the same: 2016 and 2016-11 agree. */
export function agree(a: PartialDate, b: PartialDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

/** Whether `a` is over before `b` begins. Dates that agree are not before one another. */
export function isBefore(a: PartialDate, b: PartialDate): boolean {
  return !agree(a, b) && a < b;
}

/** Sorts after every date, and after the end of every period. */
export const afterAllDates = "~~";

/** A text that sorts after every date within the period that this one names, and before every later date. */
export function endOfPeriod(date: PartialDate): string {
  return `${date}~`;
}

/**
 * The bounds between which something may have held, as texts to compare with a date. An unknown start sorts before
 * every date, and an unknown end after every date.
 */
export function dateBounds(since: PartialDate | null, until: PartialDate | null) {
  return { heldFrom: since ?? "0", heldUntil: endOfPeriod(until ?? "") };
}
