import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { dragged } from "../actions/change-view.ts";
import { expand } from "../actions/expand.ts";
import { selectEntities, selectRelation, selectTogether } from "../actions/load-details.ts";
import { pressOn } from "../actions/shortcuts.ts";
import { useExplorer, useExplorerState, useVisible } from "../actions/use-explorer.ts";
import type { Palette } from "../looks/palette.ts";
import { sceneOf } from "../looks/scene.ts";
import type { Point } from "../view/graph.ts";
import { relationWords } from "../words/messages.ts";
import { useWords } from "../words/use-words.ts";
import { EntityMenu } from "./entity-menu.tsx";
import { isArrow, nextEntity } from "./next-entity.ts";
import type { Renderer } from "./renderer.ts";

interface Props {
  readonly palette: Palette;
  /** Whether letters act here. */
  readonly letters: boolean;
}

const panStep = 80;

export function Picture({ palette, letters }: Props) {
  const explorer = useExplorer();
  const words = useWords();
  const { history, ranks, groups, lookAt, news } = useExplorerState();
  const view = history.present;
  const visible = useVisible();
  const ground = useRef<HTMLDivElement>(null);
  const renderer = useRef<Renderer | null>(null);
  const [isReady, setReady] = useState(false);
  const [fault, setFault] = useState<"none" | "noWebGl" | "contextLost">("none");
  const [hovered, setHovered] = useState<string | null>(null);
  const [outside, setOutside] = useState(0);
  const [menu, setMenu] = useState<{ readonly id: string; readonly point: Point } | null>(null);

  useEffect(() => {
    const container = ground.current;
    if (!container) return;
    let isGone = false;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // The list is there before the picture: it comes in a chunk of its own.
    void import("./renderer.ts").then(({ createRenderer }) => {
      if (isGone) return;
      try {
        renderer.current = createRenderer(
          container,
          {
            onEntity: (id, together) => {
              const { entities } = explorer.view.selection;
              const others = entities.filter((other) => other !== id);
              selectEntities(explorer, together ? (entities.includes(id) ? others : [...entities, id]) : [id]);
            },
            onOpen: (id) => void expand(explorer, id),
            onMenu: (id, point) => setMenu({ id, point }),
            onRelation: (id) => selectRelation(explorer, id),
            onGround: () => selectEntities(explorer, []),
            onHoverRelation: setHovered,
            onLasso: (ids) => selectTogether(explorer, ids),
            onDragged: (places) => dragged(explorer, places),
            onContext: (lost) => setFault(lost ? "contextLost" : "none"),
            onMoved: () => setOutside(renderer.current?.outside().length ?? 0),
          },
          calm,
        );
        setReady(true);
      } catch {
        setFault("noWebGl");
      }
    });
    return () => {
      isGone = true;
      renderer.current?.destroy();
      renderer.current = null;
      setReady(false);
    };
  }, [explorer]);

  const scene = useMemo(
    () =>
      sceneOf({
        view,
        visible,
        palette,
        ranks: ranks?.places ?? null,
        groups: groups?.places ?? null,
        hovered,
        removed: news.removed,
        labelOf: ({ type }) => relationWords(words, type, "OUT"),
      }),
    [view, visible, palette, ranks, groups, hovered, news.removed, words],
  );
  useEffect(() => {
    if (isReady) renderer.current?.draw(scene);
  }, [scene, isReady]);

  // After the drawing above, so that what is asked for is there.
  useEffect(() => {
    if (!isReady || lookAt.length === 0) return;
    const hiddenFromSight = new Set(renderer.current?.outside());
    if (explorer.state().history.past.length <= 1 || lookAt.some((id) => hiddenFromSight.has(id)))
      renderer.current?.fit();
  }, [lookAt, isReady, explorer]);

  const best = visible.entities.toSorted((a, b) => b.degree - a.degree).slice(0, 5);
  const names = words.list(best.map(({ name }) => name));
  const press = (event: React.KeyboardEvent) => {
    const [selected = null] = view.selection.entities;
    if (isArrow(event.key)) {
      if (event.shiftKey) {
        renderer.current?.pan(
          event.key === "ArrowLeft" ? -panStep : event.key === "ArrowRight" ? panStep : 0,
          event.key === "ArrowUp" ? -panStep : event.key === "ArrowDown" ? panStep : 0,
        );
      } else {
        const ids = visible.entities.map(({ id }) => id);
        const next = nextEntity(view.positions, ids, selected, event.key);
        if (next !== null) selectEntities(explorer, [next]);
      }
    } else if (event.key === "+" || event.key === "=") renderer.current?.zoom(1.4);
    else if (event.key === "-") renderer.current?.zoom(1 / 1.4);
    else if (event.key === "0") renderer.current?.fit();
    else if (!(letters || event.key === "Enter") || !pressOn(explorer, selected, event)) return;
    event.preventDefault();
  };

  return (
    <section
      className="picture"
      aria-label={words.picture.label(visible.entities.length, visible.relations.length, "")}
    >
      <div
        ref={ground}
        className="ground"
        role="img"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move from entity to entity
        tabIndex={0}
        aria-label={words.picture.label(visible.entities.length, visible.relations.length, names)}
        onKeyDown={press}
      />
      {fault !== "none" && <p className="hint no-picture">{words.picture[fault]}</p>}
      <EntityMenu at={menu} onClose={() => setMenu(null)} />
      <div className="zoom" hidden={visible.entities.length === 0}>
        {outside > 0 && (
          <Button className="outside" onPress={() => renderer.current?.fit()}>
            {words.status.outside(outside)}
          </Button>
        )}
        <Button aria-label={words.picture.zoomIn} onPress={() => renderer.current?.zoom(1.4)}>
          +
        </Button>
        <Button aria-label={words.picture.zoomOut} onPress={() => renderer.current?.zoom(1 / 1.4)}>
          −
        </Button>
        <Button aria-label={words.picture.fit} onPress={() => renderer.current?.fit()}>
          ▢
        </Button>
      </div>
    </section>
  );
}
