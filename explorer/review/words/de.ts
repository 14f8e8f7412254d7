import { wordsOf } from "../../words/words-of.ts";
import type { ReviewMessages } from "./messages.ts";

const { number, count } = wordsOf("de");
const relations = count("Beziehung", "Beziehungen");
const entities = count("Eintrag", "Einträge");
const decisions = count("Entscheidung", "Entscheidungen");

export const germanReview: ReviewMessages = {
  title: "Pressgraph-Prüfung",
  views: "Ansichten",
  list: "Vorschläge",
  read: "Text lesen lassen",
  explorer: "Explorer",
  signOut: "Token vergessen",
  keys: "Tasten",
  letters: "Buchstaben wirken auf die Karten",
  keyLine: [
    ["a", "annehmen"],
    ["x", "ablehnen"],
    ["e", "bearbeiten"],
    ["n", "nächste"],
    ["p", "vorige"],
    ["?", "alle Tasten"],
  ],
  keyRows: [
    ["n, p", "nächste Karte; vorige"],
    ["a", "annehmen, oder das Urteil zurücknehmen"],
    ["x", "ablehnen, auf Wunsch mit Grund"],
    ["e", "bearbeiten"],
    ["t", "zu den Namen im Text"],
    ["← →", "im Text: zum nächsten Namen; Tab führt dann zu dem, was mit ihm geht"],
    ["Enter", "auf einem Namen im Text: zu seiner nächsten Karte; im Formular: fertig"],
    ["Esc", "schließt ein Formular"],
    ["?", "diese Tabelle"],
  ],
  token: {
    title: "Für die Redaktion",
    lead: "Vorschläge enthalten Texte anderer, darum sieht sie nur die Redaktion. Das Token bleibt in diesem Tab und endet mit ihm.",
    label: "Token der Redaktion",
    enter: "Öffnen",
    wrong: "Das ist nicht das Token der Redaktion dieses Dienstes.",
    off: "Dieser Dienst hat kein Token der Redaktion, also kann hier niemand prüfen. Wer ihn betreibt, kann EDITOR_TOKEN setzen.",
  },
  status: {
    EXTRACTING: "Wird gelesen",
    FAILED: "Gescheitert",
    OPEN: "Zu prüfen",
    ACCEPTED: "Angenommen",
    REJECTED: "Abgelehnt",
  },
  anyStatus: "Alle",
  verdict: { OPEN: "offen", ACCEPTED: "angenommen", REJECTED: "abgelehnt" },
  mark: { NEGATED: "bestritten", POSSIBLE: "nur möglich", REPORTED: "jemandes Behauptung" },
  extractor: { OFFLINE: "Regeln auf diesem Rechner", LANGUAGE_MODEL: "Sprachmodell" },
  quoted: "Zitate aus einer Lektüre",
  readingLanguage: (language) => (language === "de" ? "auf Deutsch gelesen" : "auf Englisch gelesen"),
  proposals: {
    none: "Hier sind keine Vorschläge.",
    byStatus: "Nach Stand",
    changed: (when) => `geändert ${when}`,
    more: "Mehr zeigen",
    again: "Neu laden",
    shown: (shown, total) => `${number(shown)} von ${number(total)}`,
  },
  form: {
    lead: "Gesucht werden Personen, Firmen, Orte und ihre Beziehungen. Nichts kommt in den Graphen, bevor du es annimmst.",
    text: "Text des Artikels, mit Leerzeilen zwischen den Absätzen",
    length: (length, most) => `${number(length)} von höchstens ${number(most)} Zeichen`,
    articleTitle: "Titel",
    publisher: "Verlag",
    publishedOn: "Datum",
    dateHint: "2016, 2016-11 oder 2016-11-03",
    dateExample: "2016-11-03",
    url: "Adresse",
    language: "Sprache",
    languages: { guess: "Wie der Text zeigt", de: "Deutsch", en: "Englisch" },
    extractor: "Wer liest",
    send: "Lesen lassen",
    toModel: "Der Text geht an das Sprachmodell, das dieser Dienst benutzt.",
  },
  text: {
    title: "Text",
    gone: "Der Text ist nicht mehr gespeichert, weil über den Vorschlag entschieden ist. Die Zitate sind es.",
    selected: (words) => `Ausgewählt: „${words}“`,
    mentionOf: "Nennung von",
    addMention: "Nennung hinzufügen",
    newEntity: "Neuer Eintrag",
    newRelation: "Neue Beziehung",
    dismiss: "Verwerfen",
  },
  mention: {
    title: "Ein Name im Text",
    names: "ist eine Nennung von",
    which: (total) => `${number(total)} überlappen sich`,
    takeOff: "Entfernen",
    belongsTo: "Oder Nennung von",
    assign: "Zuordnen",
    putBack: "Rückgängig",
    isOnly: (total) =>
      `Der Text nennt diesen Eintrag sonst nirgends. Ohne diese Nennung wird er abgelehnt${total === 0 ? "" : `, samt ${relations(total)}`}.`,
    isOnlyOfRejected: "Der Text nennt diesen Eintrag sonst nirgends, und er ist schon abgelehnt.",
  },
  turn: {
    title: { relation: "Weitere Beziehungen", entity: "Weitere Einträge" },
    before: (total) => `Vorige ${number(total)}`,
    after: (total) => `Nächste ${number(total)}`,
    shown: (first, last, total) => `${number(first)} bis ${number(last)} von ${number(total)}`,
  },
  cards: {
    title: "Was er sagt",
    relations: (total) => `Beziehungen (${number(total)})`,
    entities: (total) => `Einträge (${number(total)})`,
    none: "Nichts gefunden. Du kannst hinzufügen, was der Text sagt.",
    accept: "Annehmen",
    reject: "Ablehnen",
    edit: "Bearbeiten",
    reason: "Warum nicht? Darf leer sein.",
    because: (reason) => `Grund: ${reason}`,
    cancel: "Abbrechen",
    save: "Speichern",
    addEntity: "Eintrag hinzufügen",
    addRelation: "Beziehung hinzufügen",
    quote: "Im Text",
    statement: "Im Graphen",
    statementHint: "Mit anderen Worten als der Text. Leer: aus Typ, Namen und Rolle gebildet.",
    unnamed: (names) => `keine Nennung von ${names} hier`,
    foundBy: (name) => `gefunden von ${name}`,
    mentions: count("Nennung", "Nennungen"),
    comesAlong: (total) => `kommt mit ${count("angenommener Beziehung", "angenommenen Beziehungen")(total)}`,
    chosenId: (id) => `Ist ${id}`,
    one: (name, id) => `Wird ${name} (${id})`,
    several: (total) => `${number(total)} im Graphen heißen so: wähle einen, sonst entsteht ein neuer`,
    isNew: "Neu im Graphen",
  },
  edit: {
    source: "Von",
    target: "Zu",
    swap: "Enden tauschen",
    type: "Beziehung",
    role: "Rolle",
    since: "Seit",
    until: "Bis",
    current: "Gilt",
    currents: { unknown: "nicht gesagt", true: "ja, als er erschien", false: "nicht mehr" },
    share: "Anteil in Prozent",
    shareUpTo: "Anteil bis",
    amount: "Betrag",
    currency: "Währung",
    quoteHint: "Die Worte, die das sagen, aus dem Text kopiert",
    noQuote: "Der Text enthält diese Worte nicht.",
    noPlace:
      "Der Text enthält diesen Namen nicht. Schreibe ihn wie der Text, oder füge die Form dort als weiteren Namen hinzu.",
    choose: "Wähle …",
    sameEnds: "Es müssen zwei Enden sein.",
    noType: "Kein Typ von Beziehung verbindet diese Arten.",
    noNumber: (field) => `${field} muss eine Zahl sein.`,
    name: "Name",
    kind: "Art",
    orgKind: "Art der Organisation",
    orgKindUnknown: "nicht bekannt",
    aliases: "Weitere Namen",
    aliasesHint: "Einer je Zeile. Stellen im Text, die wie ein neuer lauten, werden zu Nennungen.",
    sameAs: "Wer das im Graphen ist",
    byName: "Der Name entscheidet",
    search: "Ein anderer: suchen",
    otherKind: (name) => `${name} ist von anderer Art.`,
  },
  decide: {
    account: (r, e, rejected, open) =>
      `${relations(r)} und ${entities(e)} angenommen, ${number(rejected)} abgelehnt, ${number(open)} offen`,
    import: "Angenommenes importieren",
    rejectAll: "Alles ablehnen",
    importTitle: "Angenommenes importieren?",
    imports: (r, e) => `${relations(r)} und ${entities(e)} kommen in den Graphen, mit diesem Artikel als Quelle.`,
    leavesOpen: (total) => `${number(total)} Offene gelten dann als abgelehnt.`,
    replaces: "Der Graph hat diesen Artikel schon. Was er jetzt sagt, wird durch das ersetzt, was du importierst.",
    importNow: "Importieren",
    rejectTitle: "Den ganzen Vorschlag ablehnen?",
    rejectLead: "Nichts davon kommt in den Graphen. Er bleibt erhalten, mit deinem Grund.",
    nothing: "Nimm erst etwas an.",
    done: (r, confirmed, e, article) =>
      `Importiert: ${count("neue Beziehung", "neue Beziehungen")(r)}, ${number(confirmed)} bestätigt, ${count("neuer Eintrag", "neue Einträge")(e)}, aus „${article}“.`,
    unchanged: (article) => `Der Graph hatte genau das aus „${article}“ schon.`,
    seeAll: (most) => (most === null ? "Im Explorer ansehen" : `Die ersten ${number(most)} im Explorer ansehen`),
    see: "Ansehen",
    back: "Zurück zu den Vorschlägen",
  },
  saving: { saved: "Gespeichert", saving: "Speichert …", unsaved: "Noch nicht gespeichert" },
  overtaken: (unsaved) =>
    `Jemand anderes hat diesen Vorschlag inzwischen geändert. ${unsaved === 0 ? "" : `Nicht gespeichert: ${decisions(unsaved)} von dir.`}`,
  keepMine: "Neu laden, meine behalten",
  takeTheirs: "Neu laden ohne meine",
  caughtUp: (kept, dropped, against) =>
    [
      "Neu geladen.",
      kept > 0 ? `Behalten: ${decisions(kept)} von dir.` : "",
      against > 0 ? `Davon stehen ${number(against)} gegen eine andere Entscheidung.` : "",
      dropped > 0 ? `Verworfen: ${decisions(dropped)} von dir.` : "",
    ]
      .filter(Boolean)
      .join(" "),
  lost: (title, judgments, why) => `Nicht gespeichert: ${decisions(judgments)} zu „${title}“. ${why}`,
  extracting: "Der Text wird gelesen. Das kann einige Minuten dauern; du kannst die Seite verlassen.",
  failed: "Nichts gefunden, weil das Lesen scheiterte.",
  again: "Noch einmal lesen lassen",
  loading: "Lädt …",
  gone: "Es gibt keinen Vorschlag mit dieser Id.",
  retry: "Noch einmal",
  close: "Schließen",
  fallen: (total) => `Weggelassen: ${number(total)}`,
  fallenShown: (shown) => `Die ersten ${number(shown)}:`,
  usage: (model, calls, input, output) =>
    `${model}: ${count("Aufruf", "Aufrufe")(calls)}, ${number(input)} Token gelesen, ${number(output)} geschrieben`,
  said: {
    judged: (what, verdict, others) =>
      `${what}: ${{ OPEN: "wieder offen", ACCEPTED: "angenommen", REJECTED: "abgelehnt" }[verdict]}${
        others === 0 ? "" : `; ${number(others)} Zugehörige ebenfalls geändert`
      }.`,
    changed: (what) => `${what}: gespeichert.`,
    added: (what) => `${what}: hinzugefügt.`,
    takenOff: (words, name, to, rejected, unnamed) =>
      [
        `Keine Nennung von ${name} mehr${to === null ? "" : `, sondern von ${to}`}: „${words}“.`,
        rejected === null
          ? ""
          : `${name} hat keine Nennung mehr${rejected === 0 ? " und keine Beziehung: abgelehnt" : `: abgelehnt, samt ${relations(rejected)}`}.`,
        unnamed === 0 ? "" : `Nun ohne Nennung von ${name} in den Worten: ${relations(unnamed)}.`,
      ]
        .filter(Boolean)
        .join(" "),
    putBack: "Die Nennung ist wieder da.",
  },
  problem: (code, message) => {
    switch (code) {
      case "FAULTY_RECORD":
        return `Das wurde abgelehnt; nichts ist gespeichert.\n${message}`;
      case "EXTRACTOR_UNAVAILABLE":
      case "TOO_MANY_PROPOSALS":
        return message;
      case "BUSY":
        return "Es warten schon viele Texte. Versuche es in einigen Minuten noch einmal.";
      case "NOT_FOUND":
        return "Diesen Vorschlag gibt es nicht mehr.";
      case "OFFLINE":
        return "Keine Verbindung zum Dienst. Was du entschieden hast, bleibt auf dieser Seite.";
      case "CONFLICT":
        return "Jemand anderes hat diesen Vorschlag inzwischen geändert.";
      default:
        return null;
    }
  },
};
