import { useSyncExternalStore } from "react";
import type { ProposalStatus } from "./operations/operations.ts";

export const statuses: readonly ProposalStatus[] = ["OPEN", "EXTRACTING", "FAILED", "ACCEPTED", "REJECTED"];

/** What the page shows. */
export type Place =
  | { readonly shows: "list"; readonly status: ProposalStatus | null }
  | { readonly shows: "read" }
  | { readonly shows: "proposal"; readonly id: string };

/** The fragment of the address for a place. A fragment never leaves the browser, so no log learns of it. */
export function addressOf(place: Place): string {
  switch (place.shows) {
    case "read":
      return "#read";
    case "proposal":
      return `#proposal=${encodeURIComponent(place.id).replaceAll("%3A", ":")}`;
    case "list":
      return place.status === null ? "#all" : `#${place.status.toLowerCase()}`;
  }
}

/** What an address shows: the open proposals where it says nothing. */
export function placeAt(fragment: string): Place {
  const [, id] = /^#proposal=(.+)$/.exec(fragment) ?? [];
  if (id !== undefined) return { shows: "proposal", id: decoded(id) };
  if (fragment === "#read") return { shows: "read" };
  if (fragment === "#all") return { shows: "list", status: null };
  return { shows: "list", status: statuses.find((status) => `#${status.toLowerCase()}` === fragment) ?? "OPEN" };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The place of the address, followed. */
export function usePlace(): Place {
  const fragment = useSyncExternalStore(
    (listener) => {
      window.addEventListener("hashchange", listener);
      return () => window.removeEventListener("hashchange", listener);
    },
    () => location.hash,
  );
  return placeAt(fragment);
}

export function goTo(place: Place): void {
  location.hash = addressOf(place);
}
