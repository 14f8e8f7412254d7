import { useEffect, useMemo, useRef, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { measureArrivals } from "./actions/measure.ts";
import { pressAnywhere } from "./actions/shortcuts.ts";
import { useExplorer, useExplorerState } from "./actions/use-explorer.ts";
import { useFollowLink } from "./follow-link.ts";
import { darkPalette, lightPalette } from "./looks/palette.ts";
import { ConnectPanel } from "./panels/connect-panel.tsx";
import { DetailsPanel } from "./panels/details-panel.tsx";
import { EmptyStart } from "./panels/empty-start.tsx";
import { KeysDialog } from "./panels/keys-dialog.tsx";
import { LegendPanel } from "./panels/legend-panel.tsx";
import { ListPanel } from "./panels/list-panel.tsx";
import { usePreferences } from "./panels/preferences.ts";
import { PrintFigure } from "./panels/print-figure.tsx";
import { Counts, Notices } from "./panels/status-line.tsx";
import { TimePanel } from "./panels/time-panel.tsx";
import { TopBar } from "./panels/top-bar.tsx";
import { Picture } from "./picture/picture.tsx";
import { useMedia } from "./use-media.ts";
import { useWords } from "./words/use-words.ts";

type Side = "list" | "details" | "connect" | "legend" | "time";

export function Page() {
  const explorer = useExplorer();
  const words = useWords();
  const { history, finder, ranks, groups } = useExplorerState();
  const { theme, letters } = usePreferences();
  const view = history.present;
  const { selection } = view;
  const isNarrow = useMedia("(max-width: 899px)");
  const prefersDark = useMedia("(prefers-color-scheme: dark)");
  const isDark = theme === "system" ? prefersDark : theme === "dark";
  const searchRef = useRef<HTMLInputElement>(null);
  const [areKeysOpen, setKeysOpen] = useState(false);
  const [side, setSide] = useState<Side>("connect");
  const isEmpty = Object.keys(view.entities).length === 0;
  useFollowLink(explorer);

  // biome-ignore lint/correctness/useExhaustiveDependencies: measured when other entities are shown, or others measured
  useEffect(() => void measureArrivals(explorer), [explorer, view.entities, ranks, groups]);

  // What was chosen comes to the front.
  useEffect(() => {
    if (selection.entities.length > 0 || selection.relation !== null) setSide("details");
  }, [selection]);
  useEffect(() => {
    if (view.path || finder.from || finder.to) setSide("connect");
  }, [view.path, finder]);

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const inField =
        event.target instanceof Element && event.target.closest("input, textarea, select, [role=menu], [role=dialog]");
      if (event.defaultPrevented || inField) return;
      if (pressAnywhere(explorer, event)) event.preventDefault();
      else if (event.key === "/") {
        event.preventDefault();
        searchRef.current?.focus();
      } else if (event.key === "?") setKeysOpen(true);
      else if (letters && event.target instanceof Element && event.target.closest(".list-panel, .picture")) {
        const goal = { e: "[data-counts] button", r: "[data-relations] button" }[event.key];
        if (goal) document.querySelector<HTMLElement>(goal)?.focus();
      }
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [explorer, letters]);

  const palette = isDark ? darkPalette : lightPalette;
  const picture = useMemo(() => <Picture palette={palette} letters={letters} />, [palette, letters]);
  const sides: readonly Side[] = isNarrow ? ["list", "details", "connect", "legend", "time"] : ["details", "connect"];
  const panels = {
    list: <ListPanel />,
    details: <DetailsPanel />,
    connect: <ConnectPanel />,
    legend: <LegendPanel />,
    time: <TimePanel />,
  };
  const shownSide = sides.includes(side) ? side : "connect";

  return (
    <>
      <TopBar searchRef={searchRef} onKeys={() => setKeysOpen(true)} isNarrow={isNarrow} />
      <main className="main">
        {!isNarrow && (
          <aside className="left" aria-label={words.tabs.list}>
            <ListPanel />
            <LegendPanel />
          </aside>
        )}
        <div className="middle">
          {picture}
          {isEmpty && <EmptyStart onConnect={() => setSide("connect")} />}
          <Notices />
        </div>
        <Tabs
          className="right"
          selectedKey={shownSide}
          onSelectionChange={(key) => setSide(sides.find((name) => name === key) ?? "details")}
        >
          <TabList className="tab-list" aria-label={words.tabs.details}>
            {sides.map((name) => (
              <Tab key={name} id={name} className="tab">
                {words.tabs[name]}
              </Tab>
            ))}
          </TabList>
          {sides.map((name) => (
            <TabPanel key={name} id={name} className="tab-panel">
              {panels[name]}
            </TabPanel>
          ))}
        </Tabs>
      </main>
      <footer className="bottom">
        {!isNarrow && !isEmpty && <TimePanel />}
        <Counts />
      </footer>
      <PrintFigure />
      <KeysDialog isOpen={areKeysOpen} onClose={() => setKeysOpen(false)} />
    </>
  );
}
