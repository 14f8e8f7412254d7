import type { ReactNode, RefObject } from "react";
import { Button, MenuTrigger, Popover } from "react-aria-components";
import { addEntity } from "../actions/add-entity.ts";
import { clearAll } from "../actions/change-view.ts";
import type { AskedQuery } from "../actions/state.ts";
import { tidy } from "../actions/tidy.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { type Action, ActionMenu } from "../controls/action-menu.tsx";
import { encodeLink, longestLink, sharedView } from "../view/link.ts";
import { useWords } from "../words/use-words.ts";
import { Choice } from "./choice.tsx";
import { EntityPicker } from "./entity-picker.tsx";
import { type Theme, usePreferences } from "./preferences.ts";
import { fileKinds, printView, saveView } from "./save-view.ts";

const themes: readonly Theme[] = ["system", "light", "dark"];

interface Props {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onKeys: () => void;
}

export function TopBar({ searchRef, onKeys }: Props) {
  const explorer = useExplorer();
  const words = useWords();
  const { history, asked } = useExplorerState();
  const { language, theme, change } = usePreferences();
  const isEmpty = Object.keys(history.present.entities).length === 0;

  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      explorer.set({ said: (w) => w.said.copied });
    } catch {
      explorer.set({ said: (w) => w.said.notCopied });
    }
  };
  const copyLink = () => {
    const fragment = encodeLink(sharedView(explorer.view));
    if (fragment.length > longestLink) explorer.set({ said: (w) => w.said.linkTooLong });
    else void copy(`${location.origin}${location.pathname}#${fragment}`);
  };
  const queryText = asked && `${asked.query}\n\n# ${JSON.stringify(asked.variables)}\n`;

  return (
    <header className="top">
      <h1 className="visually-hidden">{words.title}</h1>
      <a className="brand" href="/explorer" aria-label="Pressgraph">
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="M6 17 12 6l6 11Z" fill="none" stroke="currentColor" strokeWidth="1.6" />
          <circle className="kind-person" cx="12" cy="6" r="3.6" />
          <rect className="kind-company" x="2.6" y="13.6" width="6.8" height="6.8" rx="1" />
          <path className="kind-place" d="m18 12.6 4.4 4.4L18 21.4 13.6 17Z" />
        </svg>
        <span>Pressgraph</span>
      </a>
      <EntityPicker
        className="search"
        label={words.search.label}
        placeholder={words.search.placeholder}
        onPick={(entity) => void addEntity(explorer, entity)}
        inputRef={searchRef}
        autoFocus={isEmpty}
      />
      <div className="bar-end">
        <div className="tools" role="toolbar" aria-label={words.bar.actions}>
          <Button isDisabled={history.past.length === 0} onPress={() => explorer.undo()}>
            {words.bar.undo}
          </Button>
          <Button isDisabled={history.future.length === 0} onPress={() => explorer.redo()}>
            {words.bar.redo}
          </Button>
          <MenuButton
            label={words.bar.tidy}
            isDisabled={isEmpty}
            actions={[
              { id: "free", text: words.bar.tidyFree, act: () => void tidy(explorer) },
              { id: "rings", text: words.bar.tidyRings, act: () => void tidy(explorer, "rings") },
              { id: "layers", text: words.bar.tidyLayers, act: () => void tidy(explorer, "layers") },
              { id: "map", text: words.bar.tidyMap, act: () => void tidy(explorer, "map") },
              { id: "clear", text: words.bar.clear, act: () => clearAll(explorer) },
            ]}
          />
          <MenuButton
            label={words.bar.share}
            isDisabled={isEmpty}
            actions={[
              { id: "link", text: words.bar.copyLink, act: copyLink },
              ...(queryText && asked
                ? [
                    { id: "query", text: words.bar.copyQuery, act: () => void copy(queryText) },
                    { id: "playground", text: words.bar.openQuery, act: () => openInPlayground(asked) },
                  ]
                : []),
            ]}
          />
          <MenuButton
            label={words.bar.save}
            isDisabled={isEmpty}
            actions={[
              ...fileKinds.map((kind) => ({
                id: kind,
                text: words.save[kind],
                act: () => void saveView(explorer, kind, words),
              })),
              { id: "print", text: words.bar.print, act: () => void printView(explorer) },
            ]}
          />
          <Button aria-label={words.bar.keys} onPress={onKeys}>
            ?
          </Button>
        </div>
        <div className="settings">
          <Choice
            label={words.bar.language}
            value={language}
            options={[
              { value: "en", text: "EN" },
              { value: "de", text: "DE" },
            ]}
            onChange={(value) => change({ language: value })}
          />
          <Choice
            label={words.bar.themeLabel}
            value={theme}
            options={themes.map((value) => ({ value, text: words.bar.theme[value] }))}
            onChange={(value) => change({ theme: value })}
          />
        </div>
      </div>
    </header>
  );
}

function openInPlayground({ query, variables }: AskedQuery): void {
  const fields = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  window.open(`/graphql#${fields}`, "_blank", "noopener");
}

function MenuButton({
  label,
  actions,
  isDisabled,
}: {
  readonly label: ReactNode;
  readonly actions: readonly Action[];
  readonly isDisabled: boolean;
}) {
  return (
    <MenuTrigger>
      <Button isDisabled={isDisabled}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <ActionMenu actions={actions} />
      </Popover>
    </MenuTrigger>
  );
}
