import { checkRecord } from "../../src/articles/check-record.ts";
import { recordOfText, textOfRecord } from "../../src/articles/record-text.ts";
import { fixture } from "../fixture.ts";
import { seedRecord } from "../test-app.ts";
import { laterWideRecord, wideRecord } from "../wide-record.ts";

test.each([seedRecord, ...fixture, wideRecord, laterWideRecord].map((record) => [record]))(
  "the text of a record tells all of it, and is itself a record",
  (record) => {
    const checked = checkRecord(record);
    const text = textOfRecord(checked);
    expect(recordOfText(text)).toEqual(checked);
    expect(checkRecord(JSON.parse(text))).toEqual(checked);
  },
);

test("equal records have equal texts, also one that an older format stored with its nulls", () => {
  const checked = checkRecord(wideRecord);
  const old = JSON.stringify({ ...checked, entities: checked.entities.map(({ orgKind, ...others }) => others) });
  const { entities, ...others } = checked;
  const without = { ...others, entities: entities.map((entity) => ({ ...entity, orgKind: null })) };
  expect(textOfRecord(recordOfText(old))).toBe(textOfRecord(without));
  expect(textOfRecord(checked)).not.toContain("null");
  expect(textOfRecord(checked)).not.toContain("[]");
});
