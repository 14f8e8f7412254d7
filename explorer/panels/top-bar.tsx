import type { RefObject } from "react";
import { Button } from "react-aria-components";
import { addEntity } from "../actions/add-entity.ts";
import { clearAll } from "../actions/change-view.ts";
import type { AskedQuery } from "../actions/state.ts";
import { tidy } from "../actions/tidy.ts";
import { useExplorer, useExplorerState } from "../actions/use-explorer.ts";
import { MenuButton } from "../controls/menu-button.tsx";
import { encodeLink, longestLink, sharedView } from "../view/link.ts";
import { useWords } from "../words/use-words.ts";
import { Brand } from "./brand.tsx";
import { EntityPicker } from "./entity-picker.tsx";
import { fileKinds, printView, saveView } from "./save-view.ts";
import { Settings, useSettings } from "./settings.tsx";

interface Props {
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly onKeys: () => void;
  /** All but undo is in one menu. */
  readonly isNarrow: boolean;
}

export function TopBar({ searchRef, onKeys, isNarrow }: Props) {
  const explorer = useExplorer();
  const words = useWords();
  const { history, asked } = useExplorerState();
  const settings = useSettings();
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

  const redo = {
    id: "redo",
    text: words.bar.redo,
    act: () => explorer.redo(),
    isDisabled: history.future.length === 0,
  };
  const keys = { id: "keys", text: words.bar.keys, act: onKeys };
  const groups = [
    {
      id: "tidy",
      text: words.bar.tidy,
      isDisabled: isEmpty,
      actions: [
        { id: "free", text: words.bar.tidyFree, act: () => void tidy(explorer) },
        { id: "rings", text: words.bar.tidyRings, act: () => void tidy(explorer, "rings") },
        { id: "layers", text: words.bar.tidyLayers, act: () => void tidy(explorer, "layers") },
        { id: "map", text: words.bar.tidyMap, act: () => void tidy(explorer, "map") },
        { id: "clear", text: words.bar.clear, act: () => clearAll(explorer) },
      ],
    },
    {
      id: "share",
      text: words.bar.share,
      isDisabled: isEmpty,
      actions: [
        { id: "link", text: words.bar.copyLink, act: copyLink },
        ...(queryText && asked
          ? [
              { id: "query", text: words.bar.copyQuery, act: () => void copy(queryText) },
              { id: "playground", text: words.bar.openQuery, act: () => openInPlayground(asked) },
            ]
          : []),
      ],
    },
    {
      id: "save",
      text: words.bar.save,
      isDisabled: isEmpty,
      actions: [
        ...fileKinds.map((kind) => ({
          id: kind,
          text: words.save[kind],
          act: () => void saveView(explorer, kind, words),
        })),
        { id: "print", text: words.bar.print, act: () => void printView(explorer) },
      ],
    },
  ];

  return (
    <header className="top">
      <h1 className="visually-hidden">{words.title}</h1>
      <Brand />
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
          {isNarrow ? (
            <MenuButton label={words.bar.menu} actions={[redo, ...groups, ...settings, keys]} />
          ) : (
            <>
              <Button isDisabled={redo.isDisabled} onPress={redo.act}>
                {redo.text}
              </Button>
              {groups.map(({ id, text, actions }) => (
                <MenuButton key={id} label={text} actions={actions} isDisabled={isEmpty} />
              ))}
              <Button aria-label={keys.text} onPress={keys.act}>
                ?
              </Button>
            </>
          )}
        </div>
        {!isNarrow && <Settings />}
      </div>
    </header>
  );
}

function openInPlayground({ query, variables }: AskedQuery): void {
  const fields = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  window.open(`/graphql#${fields}`, "_blank", "noopener");
}
