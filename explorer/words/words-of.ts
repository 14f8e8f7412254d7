import type { Language } from "./messages.ts";

export interface LanguageRules {
  readonly number: (value: number) => string;
  readonly date: (partialDate: string) => string;
  /** The name of a country of two letters. */
  readonly country: (code: string) => string;
  readonly list: (items: readonly string[]) => string;
  /** "60 %", or "25–50 %". Null where no article says. */
  readonly share: (share: number | null, upTo: number | null) => string | null;
  readonly money: (amount: number | null, currency: string | null) => string | null;
  /** Makes "1 article", "2 articles". */
  readonly count: (one: string, other: string) => (value: number) => string;
}

export function wordsOf(language: Language): LanguageRules {
  const numbers = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(language);
  const countries = new Intl.DisplayNames(language, { type: "region" });
  const lists = new Intl.ListFormat(language, { type: "conjunction" });
  const months = new Intl.DateTimeFormat(language, { year: "numeric", month: "long", timeZone: "UTC" });
  const days = new Intl.DateTimeFormat(language, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
  const number = (value: number) => numbers.format(value);
  return {
    number,
    // A date is as precise as its source: 2016, 2016-11 or 2016-11-03.
    date: (text) => {
      if (!/^\d{4}-\d\d/.test(text)) return text;
      return (text.length === 7 ? months : days).format(new Date(`${text}T00:00Z`.replace(/^(\d{4}-\d\d)T/, "$1-01T")));
    },
    country: (code) => countries.of(code) ?? code,
    list: (items) => lists.format(items),
    share: (share, upTo) => {
      if (share === null) return null;
      return upTo === null ? percent.format(share / 100) : percent.formatRange(share / 100, upTo / 100);
    },
    money: (amount, currency) => {
      if (amount === null) return null;
      if (currency === null) return number(amount);
      return new Intl.NumberFormat(language, { style: "currency", currency, minimumFractionDigits: 0 }).format(amount);
    },
    count: (one, other) => (value) => `${number(value)} ${plurals.select(value) === "one" ? one : other}`,
  };
}
