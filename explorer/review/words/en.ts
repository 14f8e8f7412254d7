import { wordsOf } from "../../words/words-of.ts";
import type { ReviewMessages } from "./messages.ts";

const { number, count } = wordsOf("en");
const relations = count("relation", "relations");
const entities = count("entity", "entities");
const decisions = count("decision", "decisions");

export const englishReview: ReviewMessages = {
  title: "Pressgraph review",
  views: "Views",
  list: "Proposals",
  read: "Read a text",
  explorer: "Explorer",
  signOut: "Forget the token",
  keys: "Keys",
  letters: "Letters act on the cards",
  keyLine: [
    ["a", "accept"],
    ["x", "reject"],
    ["e", "edit"],
    ["n", "next"],
    ["p", "previous"],
    ["?", "all keys"],
  ],
  keyRows: [
    ["n, p", "next card; the one before"],
    ["a", "accept, or take the verdict back"],
    ["x", "reject, with a reason if you like"],
    ["e", "edit"],
    ["t", "to the names in the text"],
    ["← →", "in the text: to the next name; Tab then leads to what can be done with it"],
    ["Enter", "on a name in the text: to its next card; in a form: done"],
    ["Esc", "closes a form"],
    ["?", "this table"],
  ],
  token: {
    title: "For editors",
    lead: "Proposals hold the texts of others, so only editors see them. The token stays in this tab and ends with it.",
    label: "Editor's token",
    enter: "Enter",
    wrong: "This is not the editor's token of this service.",
    off: "This service has no editor's token, so nobody can review here. Whoever runs it can set EDITOR_TOKEN.",
  },
  status: { EXTRACTING: "Being read", FAILED: "Failed", OPEN: "To review", ACCEPTED: "Accepted", REJECTED: "Rejected" },
  anyStatus: "All",
  verdict: { OPEN: "undecided", ACCEPTED: "accepted", REJECTED: "rejected" },
  mark: { NEGATED: "denied", POSSIBLE: "only possible", REPORTED: "somebody's claim" },
  extractor: { OFFLINE: "rules on this machine", LANGUAGE_MODEL: "language model" },
  quoted: "a reader's quotes",
  readingLanguage: (language) => (language === "de" ? "read as German" : "read as English"),
  proposals: {
    none: "No proposals here.",
    byStatus: "By status",
    changed: (when) => `changed ${when}`,
    more: "Show more",
    again: "Load again",
    shown: (shown, total) => `${number(shown)} of ${number(total)}`,
  },
  form: {
    lead: "An extractor looks for people, companies, places and their relations. Nothing enters the graph before you accept it.",
    text: "Text of the article, with empty lines between paragraphs",
    length: (length, most) => `${number(length)} of at most ${number(most)} characters`,
    articleTitle: "Title",
    publisher: "Publisher",
    publishedOn: "Date",
    dateHint: "2016, 2016-11 or 2016-11-03",
    dateExample: "2016-11-03",
    url: "Address",
    language: "Language",
    languages: { guess: "As the text tells", de: "German", en: "English" },
    extractor: "Extractor",
    send: "Read it",
    toModel: "The text is sent to the language model that this service uses.",
  },
  text: {
    title: "Text",
    gone: "The text is no longer kept, because the proposal is decided. The quotes are.",
    selected: (words) => `Selected: “${words}”`,
    mentionOf: "Mention of",
    addMention: "Add the mention",
    newEntity: "New entity",
    newRelation: "New relation",
    dismiss: "Dismiss",
  },
  mention: {
    title: "A name in the text",
    names: "is a mention of",
    which: (total) => `${number(total)} overlap`,
    takeOff: "Take it off",
    belongsTo: "Or a mention of",
    assign: "Assign",
    putBack: "Put it back",
    isOnly: (total) =>
      `The text names this entity nowhere else. Without this mention it is rejected${total === 0 ? "" : `, with ${relations(total)}`}.`,
    isOnlyOfRejected: "The text names this entity nowhere else, and it is rejected already.",
  },
  turn: {
    title: { relation: "More relations", entity: "More entities" },
    before: (total) => `Previous ${number(total)}`,
    after: (total) => `Next ${number(total)}`,
    shown: (first, last, total) => `${number(first)} to ${number(last)} of ${number(total)}`,
  },
  cards: {
    title: "What it says",
    relations: (total) => `Relations (${number(total)})`,
    entities: (total) => `Entities (${number(total)})`,
    none: "Nothing was found. You can add what the text says.",
    accept: "Accept",
    reject: "Reject",
    edit: "Edit",
    reason: "Why not? May be empty.",
    because: (reason) => `because: ${reason}`,
    cancel: "Cancel",
    save: "Save",
    addEntity: "Add an entity",
    addRelation: "Add a relation",
    quote: "In the text",
    statement: "In the graph",
    statementHint: "In other words than the text. Empty: made of type, names and role.",
    unnamed: (names) => `no mention of ${names} here`,
    foundBy: (name) => `found by ${name}`,
    mentions: count("mention", "mentions"),
    comesAlong: (total) => `comes with ${count("accepted relation", "accepted relations")(total)}`,
    chosenId: (id) => `Is ${id}`,
    one: (name, id) => `Will be ${name} (${id})`,
    several: (total) => `${number(total)} of the graph have this name: choose one, or it will be a new one`,
    isNew: "New to the graph",
  },
  edit: {
    source: "From",
    target: "To",
    swap: "Swap the ends",
    type: "Relation",
    role: "Role",
    since: "Since",
    until: "Until",
    current: "Holds",
    currents: { unknown: "not said", true: "yes, when it appeared", false: "no longer" },
    share: "Share in percent",
    shareUpTo: "Share up to",
    amount: "Amount",
    currency: "Currency",
    quoteHint: "The words that say so, copied from the text",
    noQuote: "The text does not have these words.",
    noPlace: "The text does not have this name. Write it as the text does, or add its form there as another name.",
    choose: "Choose …",
    sameEnds: "The ends must be two.",
    noType: "No type of relation connects these kinds.",
    noNumber: (field) => `${field} must be a number.`,
    name: "Name",
    kind: "Kind",
    orgKind: "Sort of organization",
    orgKindUnknown: "not known",
    aliases: "Other names",
    aliasesHint: "One a line. Places in the text that have a new one become mentions.",
    sameAs: "Who it is in the graph",
    byName: "Its name tells",
    search: "Another one: search",
    otherKind: (name) => `${name} is of another kind.`,
  },
  decide: {
    account: (r, e, rejected, open) =>
      `${relations(r)} and ${entities(e)} accepted, ${number(rejected)} rejected, ${number(open)} undecided`,
    import: "Import what is accepted",
    rejectAll: "Reject all",
    importTitle: "Import what is accepted?",
    imports: (r, e) => `${relations(r)} and ${entities(e)} enter the graph, with this article as their source.`,
    leavesOpen: (total) => `${number(total)} undecided will count as rejected.`,
    replaces: "The graph has this article already. What it says now is replaced by what you import.",
    importNow: "Import",
    rejectTitle: "Reject the whole proposal?",
    rejectLead: "Nothing of it enters the graph. It is kept, with your reason.",
    nothing: "Accept something first.",
    done: (r, confirmed, e, article) =>
      `Imported: ${count("new relation", "new relations")(r)}, ${number(confirmed)} confirmed, ${count("new entity", "new entities")(e)}, from “${article}”.`,
    unchanged: (article) => `The graph had exactly this from “${article}” already.`,
    seeAll: (most) => (most === null ? "See it in the explorer" : `See the first ${number(most)} in the explorer`),
    see: "See",
    back: "Back to the proposals",
  },
  saving: { saved: "Saved", saving: "Saving …", unsaved: "Not saved yet" },
  overtaken: (unsaved) =>
    `Somebody else has changed this proposal meanwhile. ${unsaved === 0 ? "" : `Not saved: ${decisions(unsaved)} of yours.`}`,
  keepMine: "Load it, and keep mine",
  takeTheirs: "Load it without mine",
  caughtUp: (kept, dropped, against) =>
    [
      "Loaded again.",
      kept > 0 ? `Kept: ${decisions(kept)} of yours.` : "",
      against > 0 ? `Of these, ${number(against)} stand against another decision.` : "",
      dropped > 0 ? `Dropped: ${decisions(dropped)} of yours.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  lost: (title, judgments, why) => `Not saved: ${decisions(judgments)} on “${title}”. ${why}`,
  extracting: "The text is being read. This can take a few minutes; you can leave the page.",
  failed: "Nothing was found, because the extractor failed.",
  again: "Read it again",
  loading: "Loading …",
  gone: "There is no proposal with this id.",
  retry: "Try again",
  close: "Close",
  fallen: (total) => `Left out: ${number(total)}`,
  fallenShown: (shown) => `The first ${number(shown)}:`,
  usage: (model, calls, input, output) =>
    `${model}: ${count("call", "calls")(calls)}, ${number(input)} tokens read, ${number(output)} written`,
  said: {
    judged: (what, verdict, others) =>
      `${what}: ${{ OPEN: "undecided again", ACCEPTED: "accepted", REJECTED: "rejected" }[verdict]}${
        others === 0 ? "" : `; ${number(others)} that belong to it changed as well`
      }.`,
    changed: (what) => `${what}: saved.`,
    added: (what) => `${what}: added.`,
    takenOff: (words, name, to, rejected, unnamed) =>
      [
        `No longer a mention of ${name}${to === null ? "" : `, but of ${to}`}: “${words}”.`,
        rejected === null
          ? ""
          : `${name} has no mention left${rejected === 0 ? " and no relation: rejected" : `: rejected, with ${relations(rejected)}`}.`,
        unnamed === 0 ? "" : `Now without a mention of ${name} in the words: ${relations(unnamed)}.`,
      ]
        .filter(Boolean)
        .join(" "),
    putBack: "The mention is back.",
  },
  problem: (code, message) => {
    switch (code) {
      case "FAULTY_RECORD":
        return `That was refused; nothing was stored.\n${message}`;
      case "EXTRACTOR_UNAVAILABLE":
      case "TOO_MANY_PROPOSALS":
        return message;
      case "BUSY":
        return "Many texts are waiting already. Try again in some minutes.";
      case "NOT_FOUND":
        return "There is no such proposal any more.";
      case "OFFLINE":
        return "No connection to the service. What you decided stays on this page.";
      case "CONFLICT":
        return "Somebody else has changed this proposal meanwhile.";
      default:
        return null;
    }
  },
};
