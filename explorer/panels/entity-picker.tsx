import { type Ref, useState } from "react";
import { ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import type { Hit } from "../actions/find-entities.ts";
import type { Entity } from "../view/graph.ts";
import { useWords } from "../words/use-words.ts";
import { KindSign } from "./signs.tsx";
import { useHits } from "./use-hits.ts";

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly onPick: (entity: Entity) => void;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
  readonly className?: string;
}

/** A field that completes names. Enter without a choice looks for similar names. */
export function EntityPicker({ label, placeholder, onPick, inputRef, autoFocus = false, className = "" }: Props) {
  const words = useWords();
  const [text, setText] = useState("");
  const { hits, state, searchSimilar } = useHits(text);

  const pick = (id: unknown) => {
    const hit = hits.find(({ entity }) => entity.id === id);
    if (!hit) return;
    setText("");
    onPick(hit.entity);
  };

  return (
    <ComboBox
      aria-label={label}
      className={`picker ${className}`}
      inputValue={text}
      onInputChange={setText}
      items={hits.map((hit) => ({ id: hit.entity.id, ...hit }))}
      selectedKey={null}
      onSelectionChange={pick}
      menuTrigger="input"
      // A field that was just emptied must not open again.
      allowsEmptyCollection={text.trim() !== ""}
      allowsCustomValue
    >
      <Input
        ref={inputRef}
        placeholder={placeholder}
        autoFocus={autoFocus}
        onKeyDown={(event) => {
          const isChosen = event.currentTarget.hasAttribute("aria-activedescendant");
          if (event.key === "Enter" && !isChosen && text.trim() !== "") {
            event.preventDefault();
            const [only, another] = hits;
            if (only && !another) pick(only.entity.id);
            else searchSimilar();
          }
        }}
      />
      <Popover className="popover hits" offset={4}>
        <ListBox<Hit & { id: string }>
          renderEmptyState={() => (
            <p className="hint">
              {typeof state === "object"
                ? words.problem(state.code, state.message)
                : { asking: words.status.loading, similar: words.search.noneSimilar, beginning: words.search.none }[
                    state
                  ]}
            </p>
          )}
        >
          {({ entity, matched }) => (
            <ListBoxItem id={entity.id} textValue={entity.name} className="hit">
              <KindSign kind={entity.kind} />
              <span className="hit-name">
                {entity.name}
                {matched !== entity.name && <small> {words.search.alsoCalled(matched)}</small>}
              </span>
              <small>
                {words.kind[entity.kind]}, {words.relations(entity.degree)}
              </small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
