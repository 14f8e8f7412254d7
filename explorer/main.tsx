import "./explorer.css";
import { StrictMode } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { Explorer } from "./actions/explorer.ts";
import { start } from "./actions/start.ts";
import { ExplorerContext } from "./actions/use-explorer.ts";
import { prepareLayout } from "./layout/layout.ts";
import { Page } from "./page.tsx";
import { PreferencesContext } from "./panels/preferences.ts";
import { useStoredPreferences } from "./panels/use-stored-preferences.ts";
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
  const preferences = useStoredPreferences((language) => messagesIn(language).title);
  const { language } = preferences;
  return (
    <I18nProvider locale={language === "de" ? "de-DE" : "en-US"}>
      <PreferencesContext value={preferences}>
        <WordsContext value={messagesIn(language)}>
          <ExplorerContext value={explorer}>
            <Page />
          </ExplorerContext>
        </WordsContext>
      </PreferencesContext>
    </I18nProvider>
  );
}
