import type { Messages } from "./messages.ts";

/** What went wrong, by its code. */
export const englishProblem: Messages["problem"] = (code, message) => {
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
    case "FAULT":
      return `Something went wrong in this page: ${message}`;
    default:
      return `The service answered: ${message}`;
  }
};

export const germanProblem: Messages["problem"] = (code, message) => {
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
    case "FAULT":
      return `In dieser Seite ging etwas schief: ${message}`;
    default:
      return `Der Dienst antwortete: ${message}`;
  }
};
