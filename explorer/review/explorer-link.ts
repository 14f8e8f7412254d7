import { encodeLink, longestLink } from "../view/link.ts";
import { noFilter } from "../view/view.ts";

/** How many entities a link shows at most: more are no picture for a beginning. */
export const mostInLink = 100;

/** A link to the explorer that shows these entities in a ring; the first 100, or fewer if their ids are long. */
export function explorerLink(ids: readonly string[]): string {
  const shown = [...new Set(ids)].slice(0, mostInLink);
  const radius = Math.max(160, shown.length * 24);
  const place = (i: number) => {
    const turn = (i / shown.length) * 2 * Math.PI;
    return shown.length === 1 ? { x: 0, y: 0 } : { x: radius * Math.sin(turn), y: -radius * Math.cos(turn) };
  };
  const fragment = encodeLink({
    entities: shown,
    positions: Object.fromEntries(shown.map((id, i) => [id, place(i)])),
    selected: shown.length === 1 ? shown : [],
    ...{ hidden: [], pinned: [], relation: null, filter: noFilter, date: null, path: null, arrangement: "free" },
  });
  if (fragment.length > longestLink) return explorerLink(shown.slice(0, shown.length >> 1));
  return `/explorer#${fragment}`;
}
