/** Two records with every kind, field and relation type that the fixture lacks. They disagree in some fields. */
const statement = (text: string) => ({ statement: text, extractedBy: "editor" });

export const wideRecord = {
  article: { id: "article:wide", title: "Who holds the harbor", publisher: "The Quay", publishedOn: "2020-03-01" },
  entities: [
    {
      ref: "eva",
      id: "person:eva",
      kind: "PERSON",
      name: "Eva Holm",
      birthDate: "1951-04",
      deathDate: "2019",
      country: "se",
      topics: ["shipping"],
      notes: "Kept a diary.",
    },
    { ref: "finn", id: "person:finn", kind: "PERSON", name: "Finn Holm" },
    {
      ref: "harbor",
      id: "company:harbor",
      kind: "COMPANY",
      name: "Harbor Authority",
      orgKind: "PUBLIC_BODY",
      country: "SE",
      legalForm: "Agency",
      status: "active",
      incorporatedOn: "1970",
      website: "https://harbor.example",
      address: { text: "Quay 1", city: "Porta", postcode: "100 10", country: "SE" },
      topics: ["shipping", "ports"],
    },
    {
      ref: "nord",
      id: "company:nord",
      kind: "COMPANY",
      name: "Nord Lines",
      orgKind: "UNKNOWN",
      dissolvedOn: "2018-06",
    },
    { ref: "dawn", id: "asset:dawn", kind: "ASSET", name: "Dawn", assetKind: "VESSEL", status: "laid up" },
  ],
  relations: [
    {
      type: "OWNS",
      source: "harbor",
      target: "dawn",
      since: "2015",
      share: 25,
      shareUpTo: 50,
      evidence: [statement("They have a part of the Dawn.")],
    },
    { type: "HEADS", source: "nord", target: "harbor", evidence: [statement("Nord runs the harbor.")] },
    {
      type: "DIRECTOR_OF",
      source: "eva",
      target: "nord",
      until: "2018",
      evidence: [statement("Eva was on the board.")],
    },
    { type: "MEMBER_OF", source: "nord", target: "harbor", evidence: [statement("Nord is a member.")] },
    { type: "REPRESENTS", source: "finn", target: "eva", role: "lawyer", evidence: [statement("Finn acts for Eva.")] },
    { type: "RELATIVE_OF", source: "eva", target: "finn", role: "mother", evidence: [statement("Eva is his mother.")] },
    { type: "ASSOCIATED_WITH", source: "nord", target: "eva", evidence: [statement("Eva knew Nord well.")] },
    { type: "SUCCEEDED_BY", source: "nord", target: "harbor", since: "2018", evidence: [statement("It took over.")] },
    {
      type: "PAID",
      source: "nord",
      target: "finn",
      since: "2017-02-03",
      amount: 1200.5,
      currency: "eur",
      evidence: [statement("Nord paid Finn.")],
    },
    ...["P1", "P2"].map((key, i) => ({
      ...{ type: "PAID", source: "nord", target: "eva", since: "2018-05-01", key, amount: 100 * (i + 1) },
      evidence: [statement(`Payment ${key} to Eva.`)],
    })),
  ],
};

export const laterWideRecord = {
  article: { id: "article:wide-later", title: "The harbor moves", publisher: "The Quay", publishedOn: "2021" },
  entities: [
    {
      ref: "harbor",
      id: "company:harbor",
      kind: "COMPANY",
      name: "Harbor Authority",
      orgKind: "UNKNOWN",
      status: "in liquidation",
      address: { city: "Vela" },
      topics: ["ports", "politics"],
    },
    { ref: "dawn", id: "asset:dawn", kind: "ASSET", name: "MS Dawn" },
  ],
  relations: [
    {
      type: "OWNS",
      source: "harbor",
      target: "dawn",
      share: 60,
      evidence: [statement("Now they have the most of it.")],
    },
  ],
};
