import { agree, isBefore, isPartialDate } from "../../src/partial-date.ts";

test.each(["2016", "0001", "9999", "2016-01", "2016-12", "2016-11-03", "2016-02-29", "2000-02-29", "2015-12-31"])(
  "%j is a date",
  (text) => {
    expect(isPartialDate(text)).toBe(true);
  },
);

test.each([
  "",
  "16",
  "20160",
  "0000",
  "2016-",
  "2016-1",
  "2016-00",
  "2016-13",
  "2016-11-00",
  "2016-11-31",
  "2016-11-3",
  "2015-02-29",
  "1900-02-29",
  "2016-11-03T00:00",
  " 2016",
  "2016\n",
  "٢٠١٦",
  "-2016",
  "2016/11",
])("%j is not a partial date", (text) => {
  expect(isPartialDate(text)).toBe(false);
});

test.each([
  ["2016", "2016", true],
  ["2016", "2016-11", true],
  ["2016-11", "2016-11-03", true],
  ["2016", "2016-11-03", true],
  ["2016", "2017", false],
  ["2016-11", "2016-12", false],
  ["2016-11-03", "2016-11-04", false],
])("%s and %s agree: %s", (a, b, expected) => {
  expect([agree(a, b), agree(b, a)]).toEqual([expected, expected]);
});

test.each([
  ["2015", "2016", true],
  ["2015-12-31", "2016", true],
  ["2015", "2016-01-01", true],
  ["2016-03", "2016-04-01", true],
  ["2016-03-31", "2016-04", true],
  ["2016", "2016-11", false],
  ["2016-11", "2016", false],
  ["2016", "2016", false],
])("%s is before %s: %s", (a, b, expected) => {
  expect(isBefore(a, b)).toBe(expected);
  if (expected) expect(isBefore(b, a)).toBe(false);
});
