import type { Claim } from "../../src/articles/claim.ts";
import { deriveRelations } from "../../src/articles/derive-relations.ts";
import { relationValuesIn } from "../../src/relation-fields.ts";

/** A claim that Ada heads Aster, from an article of its own by default. */
let claims = 0;
function claim(said: Partial<Claim> = {}): Claim {
  const sourceId = said.sourceId ?? `article:${++claims}`;
  return {
    id: `${sourceId} ${++claims}`,
    sourceId,
    saidOn: null,
    type: "HEADS",
    source: "person:ada",
    sourceMember: "person:ada",
    target: "company:aster",
    targetMember: "company:aster",
    key: null,
    role: null,
    since: null,
    until: null,
    current: null,
    ...relationValuesIn({}),
    paragraph: null,
    statement: "Says so.",
    confidence: 1,
    extractedBy: "editor",
    ...said,
  };
}

/** The relations as short text, in order of start and role. */
function derived(...given: Claim[]) {
  const inShort = (list: readonly Claim[]) =>
    deriveRelations(list)
      .map(({ role, since, until, current, claimIds }) => ({ role, since, until, current, claims: claimIds.length }))
      .toSorted((a, b) => (`${a.since} ${a.role}` < `${b.since} ${b.role}` ? -1 : 1));
  expect(inShort([...given].reverse())).toEqual(inShort(given));
  return inShort(given);
}

beforeEach(() => {
  claims = 0;
});

test("no claims give no relations", () => {
  expect(deriveRelations([])).toEqual([]);
});

test("one claim gives one relation with all its values", () => {
  const only = claim({ role: "Chair", since: "2010", until: "2012-05", current: false, confidence: 0.5 });
  expect(deriveRelations([only])).toEqual([
    {
      id: expect.stringMatching(/^relation:heads:[0-9a-f]{20}$/),
      type: "HEADS",
      source: "person:ada",
      target: "company:aster",
      role: "Chair",
      since: "2010",
      until: "2012-05",
      current: false,
      ...relationValuesIn({}),
      heldFrom: "2010",
      heldUntil: "2012-05~",
      confidence: 0.5,
      sourceCount: 1,
      claimIds: [only.id],
    },
  ]);
});

test("confidence is that of the best claim, and sourceCount counts articles, not claims", () => {
  const [relation] = deriveRelations([
    claim({ sourceId: "article:a", confidence: 0.4 }),
    claim({ sourceId: "article:a", confidence: 0.6 }),
    claim({ sourceId: "article:b", confidence: 0.5 }),
  ]);
  expect(relation).toMatchObject({ confidence: 0.6, sourceCount: 2 });
  expect(relation?.claimIds).toHaveLength(3);
});

describe("starts", () => {
  test("2010 to 2012 and from 2018 are two relations", () => {
    expect(derived(claim({ since: "2010", until: "2012" }), claim({ since: "2018", current: true }))).toEqual([
      { role: null, since: "2010", until: "2012", current: null, claims: 1 },
      { role: null, since: "2018", until: null, current: true, claims: 1 },
    ]);
  });

  test("starts that agree are one relation with the more precise start", () => {
    expect(derived(claim({ since: "2016" }), claim({ since: "2016-11" }), claim({ since: "2016-11-03" }))).toEqual([
      { role: null, since: "2016-11-03", until: null, current: null, claims: 3 },
    ]);
  });

  test("a coarse start that two starts refine is a term of its own", () => {
    expect(derived(claim({ since: "2016" }), claim({ since: "2016-03" }), claim({ since: "2016-11" }))).toEqual([
      { role: null, since: "2016", until: null, current: null, claims: 1 },
      { role: null, since: "2016-03", until: null, current: null, claims: 1 },
      { role: null, since: "2016-11", until: null, current: null, claims: 1 },
    ]);
  });

  test("a claim without a start joins the only dated term", () => {
    expect(derived(claim(), claim({ since: "2016" }))).toEqual([
      { role: null, since: "2016", until: null, current: null, claims: 2 },
    ]);
  });

  test("a claim without a start is a term of its own if there are two dated terms", () => {
    expect(derived(claim(), claim({ since: "2010" }), claim({ since: "2016" })).map(({ since }) => since)).toEqual([
      "2010",
      "2016",
      null,
    ]);
  });

  test("a claim without a start does not join a term that began after its end", () => {
    expect(derived(claim({ until: "2012" }), claim({ since: "2016" }))).toEqual([
      { role: null, since: "2016", until: null, current: null, claims: 1 },
      { role: null, since: null, until: "2012", current: null, claims: 1 },
    ]);
  });
});

describe("roles", () => {
  test("two roles give two relations", () => {
    expect(derived(claim({ role: "Chair" }), claim({ role: "Owner" })).map(({ role }) => role)).toEqual([
      "Chair",
      "Owner",
    ]);
  });

  test("a role is the same in any spelling, and is shown as the newest article writes it", () => {
    expect(
      derived(
        claim({ role: "président", saidOn: "2015" }),
        claim({ role: "President", saidOn: "2019" }),
        claim({ role: "PRESIDENT" }),
      ),
    ).toEqual([{ role: "President", since: null, until: null, current: null, claims: 3 }]);
  });

  test("a claim without a role joins the only role", () => {
    expect(derived(claim({ since: "2016" }), claim({ role: "Chair" }))).toEqual([
      { role: "Chair", since: "2016", until: null, current: null, claims: 2 },
    ]);
  });

  test("a claim without a role is separate if there are two roles", () => {
    expect(derived(claim(), claim({ role: "Chair" }), claim({ role: "Owner" })).map(({ role }) => role)).toEqual([
      "Chair",
      "Owner",
      null,
    ]);
  });
});

describe("the end", () => {
  test("is unknown if no article gives it: no date is guessed", () => {
    expect(derived(claim({ since: "2010" }))[0]).toMatchObject({ until: null, current: null });
  });

  test("and current come from the newest article that gives either", () => {
    expect(
      derived(
        claim({ saidOn: "2015", current: true }),
        claim({ saidOn: "2018", until: "2017", current: false }),
        claim({ saidOn: "2020" }),
      )[0],
    ).toMatchObject({ until: "2017", current: false });
  });

  test("of an older article is ignored if a newer one says that the relation holds", () => {
    expect(
      derived(claim({ saidOn: "2015", until: "2014" }), claim({ saidOn: "2018", current: true }))[0],
    ).toMatchObject({ until: null, current: true });
  });

  test("of an older article stays if the newer one only says that it does not hold", () => {
    expect(
      derived(claim({ saidOn: "2015", until: "2014" }), claim({ saidOn: "2018", current: false }))[0],
    ).toMatchObject({ until: "2014", current: false });
  });

  test("is shown as precisely as any article gives it", () => {
    expect(
      derived(claim({ saidOn: "2018", until: "2017" }), claim({ saidOn: "2015", until: "2017-03" }))[0],
    ).toMatchObject({ until: "2017-03" });
    expect(
      derived(claim({ saidOn: "2018", until: "2017" }), claim({ saidOn: "2015", until: "2016-03" }))[0],
    ).toMatchObject({ until: "2017" });
  });

  test("of a dated article counts more than that of an undated one", () => {
    expect(derived(claim({ until: "2014" }), claim({ saidOn: "1999", until: "1998" }))[0]).toMatchObject({
      until: "1998",
    });
  });

  test("before the start is not shown", () => {
    expect(
      derived(
        claim({ saidOn: "2019", since: "2016-11" }),
        claim({ saidOn: "2020", since: "2016", until: "2016-03" }),
      )[0],
    ).toMatchObject({ since: "2016-11", until: null });
  });
});

describe("the fields of some types", () => {
  const shown = (...given: Claim[]) => {
    const [relation, ...others] = deriveRelations(given);
    expect(others).toEqual([]);
    expect(deriveRelations(given.toReversed())).toEqual([relation]);
    return relation;
  };

  test("are what the newest claim that gives one says, and tell no relations apart", () => {
    expect(
      shown(claim({ saidOn: "2015", share: 60 }), claim({ saidOn: "2019", share: 40 }), claim({ saidOn: "2021" })),
    ).toMatchObject({ share: 40, shareUpTo: null });
  });

  test("are not put together from two claims", () => {
    expect(
      shown(
        claim({ saidOn: "2015", share: 25, shareUpTo: 50, amount: 7, currency: "EUR" }),
        claim({ saidOn: "2019", share: 40, amount: 8 }),
      ),
    ).toMatchObject({ share: 40, shareUpTo: null, amount: 8, currency: null });
  });

  test("do not change the id", () => {
    expect(shown(claim({ share: 60 }))?.id).toBe(shown(claim())?.id);
  });
});

describe("the first and last possible day", () => {
  const bounds = (...given: Claim[]) => deriveRelations(given).map(({ heldFrom, heldUntil }) => [heldFrom, heldUntil]);
  const over = (saidOn: string | null, more: Partial<Claim> = {}) => claim({ saidOn, current: false, ...more });

  test("sort before and after every date if nothing is known", () => {
    expect(bounds(claim())).toEqual([["0", "~"]]);
  });

  test("end with the article that says it is over and gives no end", () => {
    expect(bounds(over("2017-05"))).toEqual([["0", "2017-05~"]]);
  });

  test("end with the earliest of several such articles, precise dates before coarse ones", () => {
    expect(bounds(over("2018"), over("2017"), over("2017-05"))).toEqual([["0", "2017-05~"]]);
  });

  test("end with the end that an article gives, whatever the date of the article", () => {
    expect(bounds(over("2017-05"), claim({ saidOn: "2016", until: "2015" }))).toEqual([["0", "2015~"]]);
  });

  test("are not limited by an article older than one that says it holds", () => {
    expect(bounds(over("2015"), claim({ saidOn: "2016", current: true }))).toEqual([["0", "~"]]);
    expect(bounds(over("2015"), claim({ saidOn: "2016", current: true }), over("2018"))).toEqual([["0", "2018~"]]);
  });

  test("are not limited by an article without a date, or from before the start", () => {
    expect(bounds(over(null))).toEqual([["0", "~"]]);
    expect(bounds(over("2009", { since: "2010" }))).toEqual([["2010", "~"]]);
  });
});

describe("the id", () => {
  const idOf = (said: Partial<Claim>) => deriveRelations([claim(said)])[0]?.id;

  test("differs for other ends, types, roles and starts", () => {
    const ids = [
      idOf({}),
      idOf({ target: "company:borea" }),
      idOf({ source: "person:bo" }),
      idOf({ type: "WORKS_FOR" }),
      idOf({ role: "Chair" }),
      idOf({ since: "2010" }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(idOf({ type: "WORKS_FOR" })).toMatch(/^relation:works-for:/);
  });

  test("depends on nothing else", () => {
    const id = idOf({ role: "Chair" });
    expect(
      idOf({ role: "chair", until: "2012", current: false, confidence: 0.1, sourceId: "other", statement: "Else." }),
    ).toBe(id);
  });

  test("has not changed: a change needs a decision record", () => {
    expect(idOf({ role: "Chair", since: "2018" })).toBe("relation:heads:9a88ee59829eb198af7e");
  });

  test("sorts the relations", () => {
    const ids = deriveRelations([claim({ since: "2018" }), claim({ since: "2010" }), claim({ since: "2001" })]).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(ids.toSorted());
  });
});
