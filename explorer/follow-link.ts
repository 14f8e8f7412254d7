import { useEffect } from "react";
import type { Explorer } from "./actions/explorer.ts";
import { restore } from "./actions/restore.ts";
import { goTo } from "./view/history.ts";
import { decodeLink, encodeLink, longestLink, sharedView } from "./view/link.ts";

// A browser allows a page about a hundred new addresses in thirty seconds.
const pauseBetweenWritings = 400;

/** Keeps the address and the view the same. Each step is an entry of the browser's history; a selection is not. */
export function useFollowLink(explorer: Explorer): void {
  useEffect(() => {
    let timer: number | undefined;
    let steps = 0;
    let readings = 0;
    const read = async () => {
      const wanted = location.hash.slice(1);
      const { history } = explorer.state();
      // What the page has shown before is still there: only another link is read from the service.
      const known = goTo(history, (view) => encodeLink(sharedView(view)) === wanted);
      if (known) {
        steps = known.past.length;
        explorer.show(known, (words) => words.said.restored(Object.keys(known.present.entities).length));
        return;
      }
      const shared = decodeLink(wanted);
      if (!shared) return;
      readings++;
      await restore(explorer, shared);
      readings--;
      steps = explorer.state().history.past.length;
    };
    const write = () => {
      timer = undefined;
      if (readings > 0) return;
      const fragment = encodeLink(sharedView(explorer.view));
      if (fragment.length > longestLink || fragment === location.hash.slice(1)) return;
      const { past } = explorer.state().history;
      const address = fragment === "" ? location.pathname : `#${fragment}`;
      // A fragment never leaves the browser, so no log learns what is looked at.
      if (past.length > steps) window.history.pushState(null, "", address);
      else window.history.replaceState(null, "", address);
      steps = past.length;
    };
    // A change does not start the pause anew: the address would fall behind for as long as changes keep coming.
    const stop = explorer.subscribe(() => {
      timer ??= window.setTimeout(write, pauseBetweenWritings);
    });
    const go = () => void read();
    window.addEventListener("popstate", go);
    go();
    return () => {
      stop();
      window.clearTimeout(timer);
      window.removeEventListener("popstate", go);
    };
  }, [explorer]);
}
