import "./explorer.css";
import { StrictMode, useEffect, useMemo, useState } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { Explorer } from "./actions/explorer.ts";
import { start } from "./actions/start.ts";
import { ExplorerContext } from "./actions/use-explorer.ts";
import { prepareLayout } from "./layout/layout.ts";
import { Page } from "./page.tsx";
import { PreferencesContext, readPreferences, storePreferences } from "./panels/preferences.ts";
import { messagesIn, WordsContext } from "./words/use-words.ts";

const explorer = new Explorer();
void start(explorer).then(prepareLayout);
// Loaded after the list, which does not wait for it.
void import("./live/follow.ts").then(({ followChanges }) => followChanges(explorer));

const root = document.getElementById("explorer");
if (!root) throw new Error("index.html has no element #explorer");

createRoot(root).render(
  <StrictMode>
    <Root />
  </StrictMode>,
);

function Root() {
  const [preferences, setPreferences] = useState(readPreferences);
  const { language, theme } = preferences;
  const words = messagesIn(language);
  useEffect(() => {
    storePreferences(preferences);
    document.documentElement.lang = language;
    document.documentElement.dataset.theme = theme;
    document.title = words.title;
  }, [preferences, language, theme, words]);
  const context = useMemo(
    () => ({
      ...preferences,
      change: (change: Partial<typeof preferences>) => setPreferences((current) => ({ ...current, ...change })),
    }),
    [preferences],
  );
  return (
    <I18nProvider locale={language === "de" ? "de-DE" : "en-US"}>
      <PreferencesContext value={context}>
        <WordsContext value={words}>
          <ExplorerContext value={explorer}>
            <Page />
          </ExplorerContext>
        </WordsContext>
      </PreferencesContext>
    </I18nProvider>
  );
}
