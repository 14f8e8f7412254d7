import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useExplorer } from "../actions/use-explorer.ts";
import { useWords } from "../words/use-words.ts";
import { figureOf } from "./save-view.ts";

/** While the page is printed: the figure with its legend and sources, in place of the page. */
export function PrintFigure() {
  const explorer = useExplorer();
  const words = useWords();
  const [svg, setSvg] = useState("");
  useEffect(() => {
    const before = () => {
      if (Object.keys(explorer.view.entities).length === 0) return;
      // The browser prints what is there when this returns.
      flushSync(() => setSvg(figureOf(explorer, words).svg));
    };
    const after = () => setSvg("");
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, [explorer, words]);
  if (svg === "") return null;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: figureSvg escapes every text
  return <div className="print-figure" dangerouslySetInnerHTML={{ __html: svg }} />;
}
