import type { Messages } from "./messages.ts";

/** What each key does. */
export const englishKeys: Messages["keys"] = {
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
};

export const germanKeys: Messages["keys"] = {
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
};
