/**
 * The data of the API tests: three invented articles about Aster, a company that Ada founded.
 *
 *   Ada founded Aster, chaired it from 2010 to 2012 and again from 2018, owns dune, lives in Porta and met Bo.
 *   Bo was Aster's chief executive from May 2013 to 2017, and visited Vela.
 *   Aster is a partner of Borea and competes with it. Cobalt is Aster's subsidiary; Borea owns a part. Çy works for Borea.
 *   Porta and Vela lie in Norland, which lies in Eurasia; Porta lies on the river Rill.
 *   Aster sits in Porta, Cobalt in Vela.
 */
const statement = (text: string, more: object = {}) => ({ statement: text, ...more });

/** March 2019: the newest article with a date. */
export const articleTwo = {
  article: { id: "article:two", title: "Ada is back", publishedOn: "2019-03", language: "de" },
  entities: [
    { ref: "ada", id: "person:ada", kind: "PERSON", name: "Ada Lind", description: "Chairs Aster again." },
    { ref: "bo", id: "person:bo", kind: "PERSON", name: "Bo Marek" },
    { ref: "cy", id: "person:cy", kind: "PERSON", name: "Çy Östby" },
    { ref: "aster", id: "company:aster", kind: "COMPANY", name: "Aster", aliases: ["Aster Works"] },
    { ref: "borea", id: "company:borea", kind: "COMPANY", name: "Borea" },
    { ref: "cobalt", id: "company:cobalt", kind: "COMPANY", name: "Cobalt" },
    { ref: "vela", id: "place:vela", kind: "PLACE", name: "Vela", placeKind: "city" },
    { ref: "norland", id: "place:norland", kind: "PLACE", name: "Norland" },
  ],
  relations: [
    {
      type: "FOUNDED_BY",
      source: "aster",
      target: "ada",
      evidence: [statement("Calls Ada the founder.", { confidence: 0.8 })],
    },
    {
      type: "HEADS",
      source: "ada",
      target: "aster",
      role: "Chair",
      since: "2018",
      current: true,
      evidence: [
        statement("Ada is chair again.", { paragraph: 1, extractedBy: "editor" }),
        statement("The chair opened the meeting.", { paragraph: 4, confidence: 0.4, extractedBy: "model" }),
      ],
    },
    {
      type: "HEADS",
      source: "bo",
      target: "aster",
      role: "Chief executive",
      until: "2017",
      current: false,
      evidence: [statement("Bo left in 2017.", { confidence: 0.7 })],
    },
    {
      type: "COMPETES_WITH",
      source: "borea",
      target: "aster",
      evidence: [statement("The two are rivals.", { confidence: 0.5 })],
    },
    {
      type: "WORKS_FOR",
      source: "cy",
      target: "borea",
      role: "Engineer",
      since: "2016-11",
      evidence: [statement("Çy joined Borea in November 2016.")],
    },
    { type: "LOCATED_IN", source: "vela", target: "norland", evidence: [statement("Vela is a town of Norland.")] },
    { type: "LOCATED_IN", source: "cobalt", target: "vela", evidence: [statement("Cobalt builds in Vela.")] },
  ],
};

/** June 2015. */
export const articleOne = {
  article: {
    id: "article:one",
    title: "Aster opens in Porta",
    publisher: "The Norland Post",
    publishedOn: "2015-06-01",
    language: "en",
    url: "https://post.example/aster",
  },
  entities: [
    {
      ref: "ada",
      id: "person:ada",
      kind: "PERSON",
      name: "A. Lind",
      description: "A founder.",
      sameAs: ["wikidata:Q1"],
    },
    { ref: "bo", id: "person:bo", kind: "PERSON", name: "Bo Marek" },
    {
      ref: "aster",
      id: "company:aster",
      kind: "COMPANY",
      name: "Aster",
      description: "Makes lamps.",
      sameAs: ["wikidata:Q2", "lei:A2000000000000000002"],
    },
    { ref: "borea", id: "company:borea", kind: "COMPANY", name: "Borea" },
    { ref: "cobalt", id: "company:cobalt", kind: "COMPANY", name: "Cobalt" },
    {
      ref: "porta",
      id: "place:porta",
      kind: "PLACE",
      name: "Porta",
      placeKind: "city",
      latitude: 54.25,
      longitude: 10.5,
    },
    { ref: "norland", id: "place:norland", kind: "PLACE", name: "Norland", placeKind: "country" },
    { ref: "eurasia", id: "place:eurasia", kind: "PLACE", name: "Eurasia", placeKind: "continent" },
    { ref: "rill", id: "place:rill", kind: "PLACE", name: "Rill", placeKind: "river" },
  ],
  relations: [
    {
      type: "FOUNDED_BY",
      source: "aster",
      target: "ada",
      since: "2001",
      evidence: [statement("Ada founded Aster in 2001.", { paragraph: 2, confidence: 0.9 })],
    },
    {
      type: "HEADS",
      source: "ada",
      target: "aster",
      role: "Chair",
      since: "2010",
      until: "2012",
      current: false,
      evidence: [statement("Ada was chair from 2010 to 2012.", { confidence: 0.6 })],
    },
    {
      type: "HEADS",
      source: "bo",
      target: "aster",
      role: "Chief executive",
      since: "2013-05",
      current: true,
      evidence: [statement("Bo has run Aster since May 2013.", { confidence: 0.7 })],
    },
    {
      type: "PARTNER_OF",
      source: "borea",
      target: "aster",
      since: "2014-02-03",
      evidence: [statement("The partners signed on 3 February 2014.")],
    },
    { type: "SUBSIDIARY_OF", source: "cobalt", target: "aster", evidence: [statement("Cobalt belongs to Aster.")] },
    {
      type: "MET",
      source: "bo",
      target: "ada",
      since: "2015-02-11",
      evidence: [statement("Bo and Ada met in February.")],
    },
    {
      type: "LOCATED_IN",
      source: "aster",
      target: "porta",
      since: "2015",
      evidence: [statement("Aster opened in Porta.")],
    },
    { type: "LOCATED_IN", source: "porta", target: "norland", evidence: [statement("Porta is in Norland.")] },
    { type: "LOCATED_IN", source: "porta", target: "rill", evidence: [statement("Porta lies on the Rill.")] },
    { type: "LOCATED_IN", source: "norland", target: "eurasia", evidence: [statement("Norland is in Eurasia.")] },
  ],
};

/** Undated, in an unknown language. */
export const articleThree = {
  article: { id: "article:three", title: "Notes" },
  entities: [
    { ref: "ada", id: "person:ada", kind: "PERSON", name: "Ada", aliases: ["The Founder"] },
    { ref: "bo", id: "person:bo", kind: "PERSON", name: "Bo Marek" },
    { ref: "borea", id: "company:borea", kind: "COMPANY", name: "Borea" },
    { ref: "cobalt", id: "company:cobalt", kind: "COMPANY", name: "Cobalt" },
    { ref: "dune", id: "company:dune", kind: "COMPANY", name: "dune" },
    { ref: "porta", id: "place:porta", kind: "PLACE", name: "Porta" },
    { ref: "vela", id: "place:vela", kind: "PLACE", name: "Vela" },
  ],
  relations: [
    { type: "OWNS", source: "ada", target: "dune", evidence: [statement("Dune is Ada's.")] },
    { type: "OWNS", source: "borea", target: "cobalt", role: "A tenth", evidence: [statement("Borea has a tenth.")] },
    { type: "LOCATED_IN", source: "ada", target: "porta", evidence: [statement("Ada lives in Porta.")] },
    { type: "VISITED", source: "bo", target: "vela", evidence: [statement("Bo has seen Vela.", { confidence: 0.3 })] },
  ],
};

export const fixture = [articleOne, articleTwo, articleThree];
