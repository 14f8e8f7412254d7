import type { Messages } from "./messages.ts";
import { englishVocabulary } from "./vocabulary.ts";
import { wordsOf } from "./words-of.ts";

const { number, date, country, list, count, share, money } = wordsOf("en");
const entities = count("entity", "entities");
const relations = count("relation", "relations");
const articles = count("article", "articles");
const more = count("more relation", "more relations");

export const english: Messages = {
  language: "en",
  title: "Pressgraph explorer",
  number,
  date,
  country,
  list,
  share,
  money,
  ...englishVocabulary,
  entities,
  relations,
  articles,
  period: (since, until) => {
    if (since && until) return `${date(since)} to ${date(until)}`;
    if (since) return `since ${date(since)}`;
    return until ? `until ${date(until)}` : "";
  },
  noLongerHolds: "no longer",
  search: {
    label: "Search people, companies, places and assets",
    placeholder: "Search people, companies, places …",
    none: "No name begins like this. Press Enter to look for similar names.",
    noneSimilar: "No similar name found.",
    alsoCalled: (name) => `also ${name}`,
  },
  bar: {
    undo: "Undo",
    redo: "Redo",
    tidy: "Tidy",
    tidyFree: "By forces",
    tidyRings: "Rings around the selected",
    tidyLayers: "In layers",
    tidyMap: "By place",
    unhide: (hidden) => `Show ${number(hidden)} hidden`,
    clear: "Clear all",
    share: "Share",
    copyLink: "Copy link",
    copyQuery: "Copy last query",
    openQuery: "Open it in the playground",
    save: "Save",
    print: "Print",
    keys: "Keys",
    language: "Language",
    theme: { system: "As the system", light: "Light", dark: "Dark" },
    themeLabel: "Colors",
    actions: "Actions",
  },
  save: {
    svg: "Figure (SVG)",
    png: "Picture (PNG)",
    gexf: "Graph for Gephi (GEXF)",
    csvEntities: "Entities (CSV)",
    csvRelations: "Relations (CSV)",
    json: "View and data (JSON)",
  },
  tabs: { list: "List", details: "Details", connect: "Connect", legend: "Legend", time: "Time" },
  empty: {
    title: "Who is connected to whom, and which article says so",
    holds: (e, r, a) => `${entities(e)}, ${relations(r)}, from ${articles(a)}.`,
    begin: "Search for a name, or begin with one of these.",
    bestConnected: "Best connected",
    tryPath: "Or ask how two are connected, for example:",
    question: (from, to) => `How is ${from} connected to ${to}?`,
    noData: "The graph is empty. Import an article first.",
  },
  listPanel: {
    title: (shown) => `Shown: ${number(shown)}`,
    label: "Shown entities and their relations",
    empty: "Nothing is shown yet.",
    degree: (shown, total) => `${number(shown)} of ${relations(total)} shown`,
  },
  details: {
    nothing: "Select an entity or a relation to see what the articles say.",
    alsoCalled: "Also",
    byType: "Relations",
    shownOf: (shown, total) => `${number(shown)} of ${number(total)}`,
    leftOut: (left) => `${number(left)} left out`,
    more: (by) => `+${number(by)}`,
    moreOf: (by, type) => `Show ${number(by)} more: ${type}`,
    order: "Show first",
    orders: { DEGREE: "best connected", NEWEST: "newest", SOURCES: "most sources", NAME: "by name" },
    expandAll: "Expand",
    around: "Two hops",
    collapse: "Collapse",
    hide: "Hide",
    hideOthers: "Hide others",
    pin: "Pin",
    unpin: "Unpin",
    pathFrom: "Path from here",
    pathTo: "Path to here",
    relations: "Shown relations",
    rank: (rank, measure) => `Rank ${number(rank)} by ${measure}`,
    community: (size) => `In a community of ${entities(size)}`,
    articles: (total) => `Mentioned in ${articles(total)}`,
    evidence: (shown, total) => `${number(shown)} of ${count("statement", "statements")(total)}`,
    moreEvidence: "More statements",
    paragraph: (at) => `paragraph ${number(at)}`,
    confidence: (share) => `confidence ${Math.round(share * 100)} %`,
    sources: (total) => `from ${articles(total)}`,
    several: (selected) => `${entities(selected)} selected`,
    common: "What they have in common",
    noRelations: "No relations.",
    otherRegisters: "Other registers",
  },
  connect: {
    title: "How are two connected?",
    lead: "Choose two names. The paths come as sentences, the shortest first.",
    from: "From",
    to: "To",
    via: "Through",
    avoid: "Without",
    choose: "Name",
    remove: (name) => `Remove ${name}`,
    find: "Find paths",
    clear: "Clear path",
    none: (within) => `No path within ${number(within)} relations.`,
    noneInTime: "The time ran out before all paths were searched.",
    more: "There are more paths.",
    found: count("path", "paths"),
    length: relations,
    avoidThis: (name) => `Without ${name}`,
    commonTitle: "In common",
    commonNone: "They share no neighbor.",
    commonShown: (shown, total) => `${number(shown)} of ${number(total)} common neighbors`,
    sharedBy: (names) => `neighbor of ${names}`,
    show: "Show",
    conditions: "Conditions: through, without",
  },
  legend: {
    title: "Legend",
    over: "no longer holds",
    pinned: "pinned",
    width: "wider: more articles",
    hiddenNow: (e, r) => `Filtered out: ${entities(e)}, ${relations(r)}`,
    minSources: "Minimum number of articles",
    onlyCurrent: "Only what holds now",
    filters: "Filter",
    reset: "Reset filter",
    sizeBy: "Size by",
    measures: {
      NONE: "shown relations",
      DEGREE: "all relations",
      PAGERANK: "PageRank",
      BETWEENNESS: "betweenness",
      CLOSENESS: "closeness",
    },
    colorBy: "Color by",
    byKind: "kind",
    byCommunity: "community",
    ofVersion: (version, now) => `Of version ${number(version)}, now ${number(now)}`,
    anew: "Compute again",
    unmeasured: (total, version) => `${entities(total)} added to the graph after version ${number(version)}`,
    community: (shown, size) => `${number(shown)} of ${entities(size)}`,
    moreCommunities: count("more community", "more communities"),
  },
  time: {
    title: "Time",
    all: "Any time",
    asOf: (on) => `As of ${date(on)}`,
    slider: "As of the year",
    undated: (total) => `${number(total)} undated`,
    state: (holding, undated, out) =>
      `${number(holding)} hold or may hold; ${number(undated)} undated stay; ${number(out)} hidden`,
    noDates: "No dates are known for what is shown.",
    clear: "Any time",
    began: (total, year) => `${year}: ${number(total)} began`,
  },
  status: {
    shown: (e, r) => `${entities(e)}, ${relations(r)}`,
    filtered: (total) => `${number(total)} filtered out`,
    outside: (total) => `${number(total)} outside`,
    loading: "Loading …",
    waiting: (seconds, isComputing) =>
      `${isComputing ? "The service is still computing this." : "The service is busy."} Asking again in ${number(seconds)} s.`,
    cancel: "Cancel",
    retry: "Try again",
    askForHalf: "Ask for half",
    dismiss: "Dismiss",
    gone: (ids) => `No longer in the graph: ${ids}`,
    undo: "Undo",
  },
  news: {
    added: (total, names) => `${count("new relation", "new relations")(total)} of ${names}.`,
    removed: (r, e) =>
      `${list([...(r > 0 ? [relations(r)] : []), ...(e > 0 ? [entities(e)] : [])])} ${r + e === 1 ? "is" : "are"} no longer in the graph.`,
    changed: (total) => `${number(total)} changed.`,
    outdated: "Much has changed.",
    show: "Show",
    readAnew: "Reload what is shown",
    gone: "no longer in the graph",
  },
  picture: {
    label: (e, r, names) => `Picture of ${entities(e)} and ${relations(r)}${names ? `: ${names}` : ""}`,
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    fit: "Show all",
    noWebGl: "This browser cannot draw the picture: it has no WebGL 2. List and details work.",
    contextLost:
      "The picture was lost because the browser ran out of graphics memory. It comes back by itself. List and details work.",
  },
  problem: (code, message) => {
    switch (code) {
      case "OFFLINE":
        return "No connection to the service. What is shown stays, and can be saved.";
      case "TIMEOUT":
        return "That took too long. Ask for less: fewer at a time, or with a filter.";
      case "BUSY":
      case "SERVICE_UNAVAILABLE":
        return "The service is not available at the moment.";
      case "COMPUTING":
        return "The computation is still running. Try again in a few seconds.";
      case "NOT_FOUND":
        return "That is no longer in the graph.";
      case "TOO_MANY":
        return "That is more than can be shown together. Filter, or remove some first.";
      case "TOO_MANY_LAYERED":
        return "That is more than can be arranged in layers. Filter, or remove some first.";
      default:
        return `The service answered: ${message}`;
    }
  },
  said: {
    undone: "Undone.",
    redone: "Redone.",
    canceled: "Canceled.",
    added: (name, ties, others) => `${name}: ${relations(ties)} to what is shown, ${number(others)} more.`,
    alreadyShown: (name) => `${name} is already shown.`,
    expanded: (name, fresh, r, left, byType = []) =>
      `${name}: ${entities(fresh)} and ${relations(r)} added${left > 0 ? `; ${more(left)} left out` : ""}${
        byType.length > 0 ? ` (${byType.join(", ")})` : ""
      }.`,
    hubs: (names) => `Not expanded, because they have too many relations: ${names}.`,
    nothingNew: (name) => `${name} has nothing more to show.`,
    collapsed: (total) => `${entities(total)} removed.`,
    nothingToCollapse: (name) => `Nothing is connected to ${name} alone.`,
    hid: (total) => `${entities(total)} hidden.`,
    unhid: "All are shown again.",
    pinned: (total) => `${entities(total)} pinned.`,
    selected: (total) => `${entities(total)} selected.`,
    unpinned: (total) => `${entities(total)} unpinned.`,
    tidied: "Arranged.",
    noLayers: "Nothing shown heads, owns or is a subsidiary of anything shown.",
    noCoordinates: "No place that is shown has coordinates.",
    paths: (total) => `${count("path", "paths")(total)} found.`,
    noPath: (within) => (within === null ? "No path found in time." : `No path within ${number(within)} relations.`),
    pathEnd: (name, isFrom) => (isFrom ? `Path from ${name}.` : `Path to ${name}.`),
    pathCleared: "The path is cleared.",
    date: (on, holding, undated, out) =>
      `As of ${date(on)}: ${number(holding)} hold or may hold, ${number(undated)} of them undated; ${number(out)} hidden.`,
    noDate: "Any time.",
    filtered: (out) => `${relations(out)} filtered out.`,
    copied: "Copied.",
    notCopied: "The browser did not allow copying.",
    linkTooLong: "The link would be too long. Save the view as JSON instead.",
    saved: (file) => `Saved as ${file}.`,
    restored: (total) => `${entities(total)} shown.`,
    sized: (measure) => `Size by ${measure}.`,
    grouped: (total) => `${count("community", "communities")(total)} colored.`,
    common: (total) => `${count("common neighbor", "common neighbors")(total)}.`,
    cleared: "Everything is cleared.",
    readAnew: "Everything shown was reloaded.",
  },
  keys: {
    title: "Keys",
    close: "Close",
    letters: "Letters act in list and picture",
    rows: [
      ["/", "search"],
      ["↑ ↓ ← →", "move in the list, or to the next entity in the picture"],
      ["Shift ↑ ↓ ← →", "move the picture"],
      ["Shift drag", "select what lies within the line"],
      ["Enter", "expand"],
      ["Space", "select"],
      ["E, R", "relations by type; shown relations"],
      ["C", "collapse"],
      ["H, Shift H", "hide; hide others"],
      ["P", "pin"],
      ["1, 2", "start and end of a path"],
      ["T", "tidy"],
      ["+ − 0", "zoom; show all"],
      ["Ctrl Z, Ctrl Shift Z", "undo; redo"],
      ["Esc", "cancel, close"],
      ["?", "this table"],
    ],
  },
  figure: {
    asOf: (on) => `as of ${date(on)}`,
    version: (version) => `version ${number(version)} of the graph`,
    byCommunity: "colored by community",
    hidden: (total) => `${number(total)} hidden or filtered out, not drawn`,
    sources: "Sources",
    link: "Link",
  },
};
