import type { Messages } from "./messages.ts";
import { germanVocabulary } from "./vocabulary.ts";
import { wordsOf } from "./words-of.ts";

const { number, date, country, list, count, share, money } = wordsOf("de");
const entities = count("Eintrag", "Einträge");
const entitiesDative = count("Eintrag", "Einträgen");
const relations = count("Beziehung", "Beziehungen");
const articles = count("Artikel", "Artikel");
const articlesDative = count("Artikel", "Artikeln");
const more = count("weitere Beziehung", "weitere Beziehungen");

export const german: Messages = {
  language: "de",
  title: "Pressgraph-Explorer",
  number,
  date,
  country,
  list,
  share,
  money,
  ...germanVocabulary,
  entities,
  relations,
  articles,
  period: (since, until) => {
    if (since && until) return `${date(since)} bis ${date(until)}`;
    if (since) return `seit ${date(since)}`;
    return until ? `bis ${date(until)}` : "";
  },
  noLongerHolds: "nicht mehr",
  search: {
    label: "Personen, Firmen, Orte und Objekte suchen",
    placeholder: "Personen, Firmen, Orte … suchen",
    none: "Kein Name beginnt so. Drücke Enter, um ähnliche Namen zu suchen.",
    noneSimilar: "Kein ähnlicher Name gefunden.",
    alsoCalled: (name) => `auch ${name}`,
  },
  bar: {
    undo: "Rückgängig",
    redo: "Wiederholen",
    tidy: "Anordnen",
    tidyFree: "Mit Kräftemodell",
    tidyRings: "Ringe um die Auswahl",
    tidyLayers: "In Ebenen",
    tidyMap: "Nach Orten",
    unhide: (hidden) => `${number(hidden)} Ausgeblendete zeigen`,
    clear: "Alles entfernen",
    share: "Teilen",
    copyLink: "Link kopieren",
    copyQuery: "Letzte Abfrage kopieren",
    openQuery: "Im Playground öffnen",
    save: "Speichern",
    print: "Drucken",
    keys: "Tasten",
    language: "Sprache",
    theme: { system: "Wie das System", light: "Hell", dark: "Dunkel" },
    themeLabel: "Farben",
    actions: "Aktionen",
  },
  save: {
    svg: "Abbildung (SVG)",
    png: "Bild (PNG)",
    gexf: "Graph für Gephi (GEXF)",
    csvEntities: "Einträge (CSV)",
    csvRelations: "Beziehungen (CSV)",
    json: "Ansicht und Daten (JSON)",
  },
  tabs: { list: "Liste", details: "Details", connect: "Verbinden", legend: "Legende", time: "Zeit" },
  empty: {
    title: "Wer mit wem verbunden ist und welcher Artikel das sagt",
    holds: (e, r, a) => `${entities(e)}, ${relations(r)}, aus ${articlesDative(a)}.`,
    begin: "Suche einen Namen oder beginne mit einem von diesen.",
    bestConnected: "Am besten verbunden",
    tryPath: "Oder frage, wie zwei verbunden sind, zum Beispiel:",
    question: (from, to) => `Wie ist ${from} mit ${to} verbunden?`,
    noData: "Der Graph ist leer. Importiere zuerst einen Artikel.",
  },
  listPanel: {
    title: (shown) => `Gezeigt: ${number(shown)}`,
    label: "Gezeigte Einträge und ihre Beziehungen",
    empty: "Noch wird nichts gezeigt.",
    degree: (shown, total) => `${number(shown)} von ${relations(total)} gezeigt`,
  },
  details: {
    nothing: "Wähle einen Eintrag oder eine Beziehung, um zu sehen, was die Artikel sagen.",
    alsoCalled: "Auch",
    byType: "Beziehungen",
    shownOf: (shown, total) => `${number(shown)} von ${number(total)}`,
    leftOut: (left) => `${number(left)} nicht gezeigt`,
    more: (by) => `+${number(by)}`,
    moreOf: (by, type) => `${number(by)} mehr zeigen: ${type}`,
    order: "Zuerst",
    orders: { DEGREE: "best verbundene", NEWEST: "neueste", SOURCES: "meiste Quellen", NAME: "nach Namen" },
    expandAll: "Aufklappen",
    around: "Zwei Schritte",
    collapse: "Zuklappen",
    hide: "Ausblenden",
    hideOthers: "Andere ausblenden",
    pin: "Anheften",
    unpin: "Lösen",
    pathFrom: "Weg ab hier",
    pathTo: "Weg bis hier",
    relations: "Gezeigte Beziehungen",
    rank: (rank, measure) => `Rang ${number(rank)} (${measure})`,
    community: (size) => `In einer Gemeinschaft von ${entitiesDative(size)}`,
    articles: (total) => `Erwähnt in ${articlesDative(total)}`,
    evidence: (shown, total) => `${number(shown)} von ${count("Aussage", "Aussagen")(total)}`,
    moreEvidence: "Weitere Aussagen",
    paragraph: (at) => `Absatz ${number(at)}`,
    confidence: (share) => `Sicherheit ${Math.round(share * 100)} %`,
    sources: (total) => `aus ${articlesDative(total)}`,
    several: (selected) => `${entities(selected)} ausgewählt`,
    common: "Was sie gemeinsam haben",
    noRelations: "Keine Beziehungen.",
    otherRegisters: "Andere Verzeichnisse",
  },
  connect: {
    title: "Wie sind zwei verbunden?",
    lead: "Wähle zwei Namen. Die Wege kommen als Sätze, die kürzesten zuerst.",
    from: "Von",
    to: "Nach",
    via: "Über",
    avoid: "Ohne",
    choose: "Name",
    remove: (name) => `${name} entfernen`,
    find: "Wege suchen",
    clear: "Weg entfernen",
    none: (within) => `Kein Weg mit höchstens ${number(within)} Beziehungen.`,
    noneInTime: "Die Zeit reichte nicht, um alle Wege zu durchsuchen.",
    more: "Es gibt weitere Wege.",
    found: count("Weg", "Wege"),
    length: relations,
    avoidThis: (name) => `Ohne ${name}`,
    commonTitle: "Gemeinsames",
    commonNone: "Sie haben keinen gemeinsamen Nachbarn.",
    commonShown: (shown, total) => `${number(shown)} von ${number(total)} gemeinsamen Nachbarn`,
    sharedBy: (names) => `Nachbar von ${names}`,
    show: "Zeigen",
    conditions: "Bedingungen: über, ohne",
  },
  legend: {
    title: "Legende",
    over: "gilt nicht mehr",
    pinned: "angeheftet",
    width: "breiter: mehr Artikel",
    hiddenNow: (e, r) => `Ausgefiltert: ${entities(e)}, ${relations(r)}`,
    minSources: "Mindestzahl der Artikel",
    onlyCurrent: "Nur was heute gilt",
    filters: "Filter",
    reset: "Filter zurücksetzen",
    sizeBy: "Größe",
    measures: {
      NONE: "gezeigte Beziehungen",
      DEGREE: "alle Beziehungen",
      PAGERANK: "PageRank",
      BETWEENNESS: "Betweenness",
      CLOSENESS: "Closeness",
    },
    colorBy: "Farbe",
    byKind: "Art",
    byCommunity: "Gemeinschaft",
    ofVersion: (version, now) => `Von Version ${number(version)}, jetzt ${number(now)}`,
    anew: "Neu berechnen",
    unmeasured: (total, version) => `${entities(total)} erst nach Version ${number(version)} hinzugekommen`,
    community: (shown, size) => `${number(shown)} von ${entitiesDative(size)}`,
    moreCommunities: count("weitere Gemeinschaft", "weitere Gemeinschaften"),
  },
  time: {
    title: "Zeit",
    all: "Jederzeit",
    asOf: (on) => `Stand ${date(on)}`,
    slider: "Stand des Jahres",
    undated: (total) => `${number(total)} ohne Datum`,
    state: (holding, undated, out) =>
      `${number(holding)} gelten oder können gelten; ${number(undated)} ohne Datum bleiben; ${number(out)} ausgeblendet`,
    noDates: "Zu dem Gezeigten ist kein Datum bekannt.",
    clear: "Jederzeit",
    began: (total, year) => `${year}: ${number(total)} begannen`,
  },
  status: {
    shown: (e, r) => `${entities(e)}, ${relations(r)}`,
    filtered: (total) => `${number(total)} ausgefiltert`,
    outside: (total) => `${number(total)} außerhalb`,
    loading: "Lädt …",
    waiting: (seconds, isComputing) =>
      `${isComputing ? "Die Berechnung läuft noch." : "Der Dienst ist ausgelastet."} Neuer Versuch in ${number(seconds)} s.`,
    cancel: "Abbrechen",
    retry: "Noch einmal",
    askForHalf: "Nur die Hälfte",
    dismiss: "Schließen",
    gone: (ids) => `Nicht mehr im Graphen: ${ids}`,
    undo: "Rückgängig",
  },
  news: {
    added: (total, names) => `${count("neue Beziehung", "neue Beziehungen")(total)} von ${names}.`,
    removed: (r, e) =>
      `${list([...(r > 0 ? [relations(r)] : []), ...(e > 0 ? [entities(e)] : [])])} ${r + e === 1 ? "ist" : "sind"} nicht mehr im Graphen.`,
    changed: (total) => `${number(total)} geändert.`,
    outdated: "Vieles hat sich geändert.",
    show: "Zeigen",
    readAnew: "Gezeigtes neu laden",
    gone: "nicht mehr im Graphen",
  },
  picture: {
    label: (e, r, names) => `Bild von ${entities(e)} und ${relations(r)}${names ? `: ${names}` : ""}`,
    zoomIn: "Vergrößern",
    zoomOut: "Verkleinern",
    fit: "Alles zeigen",
    noWebGl: "Dieser Browser kann das Bild nicht zeichnen: Ihm fehlt WebGL 2. Liste und Details funktionieren.",
    contextLost:
      "Das Bild ging verloren, weil dem Browser der Grafikspeicher fehlte. Es kommt von selbst wieder. Liste und Details funktionieren.",
  },
  problem: (code, message) => {
    switch (code) {
      case "OFFLINE":
        return "Keine Verbindung zum Dienst. Was gezeigt wird, bleibt und lässt sich speichern.";
      case "TIMEOUT":
        return "Das dauerte zu lange. Frage nach weniger: kleinere Schritte, oder mit Filter.";
      case "BUSY":
      case "SERVICE_UNAVAILABLE":
        return "Der Dienst ist gerade nicht erreichbar.";
      case "COMPUTING":
        return "Die Berechnung läuft noch. Versuche es in einigen Sekunden noch einmal.";
      case "NOT_FOUND":
        return "Das ist nicht mehr im Graphen.";
      case "TOO_MANY":
        return "Das ist mehr, als zusammen gezeigt werden kann. Filtere oder entferne erst etwas.";
      case "TOO_MANY_LAYERED":
        return "Das ist mehr, als sich in Ebenen anordnen lässt. Filtere oder entferne erst etwas.";
      default:
        return `Der Dienst antwortete: ${message}`;
    }
  },
  said: {
    undone: "Rückgängig gemacht.",
    redone: "Wiederholt.",
    canceled: "Abgebrochen.",
    added: (name, ties, others) => `${name}: ${relations(ties)} zum Gezeigten, ${number(others)} weitere.`,
    alreadyShown: (name) => `${name} wird schon gezeigt.`,
    expanded: (name, fresh, r, left, byType = []) =>
      `${name}: ${entities(fresh)} und ${relations(r)} neu${left > 0 ? `; ${more(left)} nicht gezeigt` : ""}${
        byType.length > 0 ? ` (${byType.join(", ")})` : ""
      }.`,
    hubs: (names) => `Nicht aufgeklappt, weil sie zu viele Beziehungen haben: ${names}.`,
    nothingNew: (name) => `Zu ${name} gibt es nichts weiter zu zeigen.`,
    collapsed: (total) => `${entities(total)} entfernt.`,
    nothingToCollapse: (name) => `Nichts ist nur mit ${name} verbunden.`,
    hid: (total) => `${entities(total)} ausgeblendet.`,
    unhid: "Alles wird wieder gezeigt.",
    pinned: (total) => `${entities(total)} angeheftet.`,
    selected: (total) => `${entities(total)} ausgewählt.`,
    unpinned: (total) => `${entities(total)} gelöst.`,
    tidied: "Neu angeordnet.",
    noLayers: "Nichts Gezeigtes leitet, besitzt oder ist Tochter von etwas Gezeigtem.",
    noCoordinates: "Kein gezeigter Ort hat Koordinaten.",
    paths: (total) => `${count("Weg", "Wege")(total)} gefunden.`,
    noPath: (within) =>
      within === null
        ? "In der verfügbaren Zeit wurde kein Weg gefunden."
        : `Kein Weg mit höchstens ${number(within)} Beziehungen.`,
    pathEnd: (name, isFrom) => (isFrom ? `Weg von ${name}.` : `Weg nach ${name}.`),
    pathCleared: "Der Weg ist entfernt.",
    date: (on, holding, undated, out) =>
      `Stand ${date(on)}: ${number(holding)} gelten oder können gelten, ${number(undated)} davon ohne Datum; ${number(out)} ausgeblendet.`,
    noDate: "Jederzeit.",
    filtered: (out) => `${relations(out)} ausgefiltert.`,
    copied: "Kopiert.",
    notCopied: "Der Browser hat das Kopieren nicht erlaubt.",
    linkTooLong: "Der Link wäre zu lang. Speichere die Ansicht stattdessen als JSON.",
    saved: (file) => `Gespeichert als ${file}.`,
    restored: (total) => `${entities(total)} gezeigt.`,
    sized: (measure) => `Größe: ${measure}.`,
    grouped: (total) => `${count("Gemeinschaft", "Gemeinschaften")(total)} eingefärbt.`,
    common: (total) => `${count("gemeinsamer Nachbar", "gemeinsame Nachbarn")(total)}.`,
    cleared: "Alles ist entfernt.",
    readAnew: "Alles Gezeigte wurde neu geladen.",
  },
  keys: {
    title: "Tasten",
    close: "Schließen",
    letters: "Buchstaben wirken in Liste und Bild",
    rows: [
      ["/", "suchen"],
      ["↑ ↓ ← →", "in der Liste bewegen, im Bild zum nächsten Eintrag"],
      ["Umschalt ↑ ↓ ← →", "das Bild verschieben"],
      ["Umschalt Ziehen", "auswählen, was in der Linie liegt"],
      ["Enter", "aufklappen"],
      ["Leertaste", "auswählen"],
      ["E, R", "Beziehungen nach Typ; gezeigte Beziehungen"],
      ["C", "zuklappen"],
      ["H, Umschalt H", "ausblenden; andere ausblenden"],
      ["P", "anheften"],
      ["1, 2", "Anfang und Ende eines Weges"],
      ["T", "anordnen"],
      ["+ − 0", "vergrößern, verkleinern; alles zeigen"],
      ["Strg Z, Strg Umschalt Z", "rückgängig; wiederholen"],
      ["Esc", "abbrechen, schließen"],
      ["?", "diese Tabelle"],
    ],
  },
  figure: {
    asOf: (on) => `Stand ${date(on)}`,
    version: (version) => `Version ${number(version)} des Graphen`,
    byCommunity: "nach Gemeinschaft eingefärbt",
    hidden: (total) => `${number(total)} ausgeblendet oder ausgefiltert, nicht gezeichnet`,
    sources: "Quellen",
    link: "Link",
  },
};
