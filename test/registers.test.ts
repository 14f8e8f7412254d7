import { faultOfId, namesOneEntity, registers, writtenId } from "../src/registers.ts";

test.each(Object.entries(registers))(
  "the example of %s is an id as the register writes it",
  (scheme, { example, pattern }) => {
    const id = `${scheme}:${example}`;
    expect([id, writtenId(id), faultOfId(id)]).toEqual([id, id, null]);
    expect(pattern.test(`${example} `)).toBe(false);
  },
);

test.each([
  ["Wikidata:q42", "wikidata:Q42"],
  ["lei:5299 00t8-bm49aursdo55", "lei:529900T8BM49AURSDO55"],
  ["isni:0000 0001 2103 2683", "isni:0000000121032683"],
  ["orcid:0000-0002-1694-233x", "orcid:0000-0002-1694-233X"],
  ["ch-uid:CHE-116.281.710", "ch-uid:CHE116281710"],
  ["MyList:Ab-1", "mylist:Ab-1"],
  ["website:https://www.alibaba.com", "website:https://www.alibaba.com"],
  ["constructor:x", "constructor:x"],
  ["Q42", "Q42"],
])("%s is written %s", (given, written) => {
  expect(writtenId(given)).toBe(written);
  expect(writtenId(written)).toBe(written);
});

test.each([
  ["Q42", "must be scheme:value, such as wikidata:Q1359568"],
  ["wikidata:", "must be scheme:value, such as wikidata:Q1359568"],
  ["wikidata:42", "must be like wikidata:Q1359568"],
  ["lei:12", "must be like lei:529900T8BM49AURSDO55"],
])("%s is refused", (id, fault) => {
  expect(faultOfId(id)).toBe(fault);
});

test("an id of a security, a website or an unknown register does not name one entity", () => {
  expect(["wikidata:Q42", "isin:US01609W1027", "website:https://x.org", "mylist:1"].map(namesOneEntity)).toEqual([
    ...[true, false, false, false],
  ]);
});
