import Graph from "graphology";
import Sigma from "sigma";
import {
  extremityArrow,
  layerDashed,
  layerFill,
  pathCurved,
  pathLine,
  sdfCircle,
  sdfDiamond,
  sdfSquare,
  sdfTriangle,
} from "sigma/rendering";
import type { SigmaEventPayload } from "sigma/types";
import type { Scene } from "../looks/scene.ts";
import type { Point } from "../view/graph.ts";
import { boxAround } from "./box.ts";
import { drawScene, showNames } from "./drawn-graph.ts";
import { labelSize, labelsWithRoom } from "./labels.ts";
import { createLasso, isWithin } from "./lasso.ts";
import { longPress } from "./long-press.ts";
import { watchFrames } from "./slow-frames.ts";

export interface PictureEvents {
  readonly onEntity: (id: string, together: boolean) => void;
  readonly onOpen: (id: string) => void;
  readonly onMenu: (id: string, point: Point) => void;
  readonly onRelation: (id: string) => void;
  readonly onGround: () => void;
  readonly onHoverRelation: (id: string | null) => void;
  /** A line was drawn around these. */
  readonly onLasso: (ids: readonly string[]) => void;
  readonly onDragged: (places: Readonly<Record<string, Point>>) => void;
  readonly onContext: (lost: boolean) => void;
  readonly onMoved: () => void;
}

export interface Renderer {
  draw(scene: Scene): void;
  /** Moves the camera so that these are in sight; all where none are named. */
  fit(ids?: readonly string[]): void;
  zoom(factor: number): void;
  pan(x: number, y: number): void;
  /** Those that are not in sight. */
  outside(): string[];
  destroy(): void;
}

const labelFont = "system-ui, sans-serif";
const widestFit = 1.4;
/** Room for an entity with its neighbors around it, in units of the plane, and for the names of these in pixels. */
const ringRoom = 280;
const nameRoom = 110;
/** The part of the plane that fills the picture before any zoom. Fixed, so that nothing moves when entities arrive. */
const frame = { x: [-450, 450] as [number, number], y: [-450, 450] as [number, number] };

/** The only file that knows sigma. Throws where WebGL 2 is missing. */
export function createRenderer(container: HTMLElement, events: PictureEvents, calm: boolean): Renderer {
  const graph = new Graph({ multi: true, type: "directed" });
  let scene: Scene | null = null;
  const sigma = new Sigma(graph, container, {
    primitives: {
      nodes: {
        shapes: [sdfCircle(), sdfSquare({ cornerRadius: 0.12 }), sdfDiamond({ cornerRadius: 0.08 }), sdfTriangle()],
        layers: [layerFill()],
        label: { margin: 6, font: { family: labelFont, size: labelSize } },
      },
      edges: {
        paths: [pathLine(), pathCurved()],
        extremities: [extremityArrow({ lengthRatio: 3.4, widthRatio: 2.9, margin: 2 })],
        variables: {
          gapColor: { type: "color", default: "#ffffff" },
          dash: { type: "number", default: 8 },
          gap: { type: "number", default: 5 },
        },
        layers: [
          layerDashed({
            dashSize: { attribute: "dash", default: 8, mode: "pixels" },
            gapSize: { attribute: "gap", default: 5, mode: "pixels" },
            gapColor: { attribute: "gapColor", default: "#ffffff" },
            solidExtremities: true,
          }),
        ],
        label: {
          fontSizeMode: "fixed",
          keepUpright: true,
          minVisibilityThreshold: 0,
          fullVisibilityThreshold: 0,
          margin: 3,
        },
      },
    },
    styles: {
      nodes: {
        x: { attribute: "x" },
        y: { attribute: "y" },
        size: { attribute: "size" },
        color: { attribute: "color" },
        shape: { attribute: "shape" },
        label: { attribute: "label" },
        labelColor: { attribute: "labelColor" },
        labelSize,
        labelFont,
        labelPosition: "below",
        labelVisibility: (attributes, { isHovered }) => (isHovered ? "visible" : attributes.labelVisibility),
        labelBackgroundColor: { attribute: "labelBackground" },
        labelBackgroundPadding: 2,
        backdropVisibility: { attribute: "backdrop" },
        backdropColor: { attribute: "backdropColor" },
        backdropBorderColor: { attribute: "backdropBorder" },
        backdropBorderWidth: { attribute: "backdropBorderWidth" },
        backdropPadding: { attribute: "backdropPadding" },
        backdropShadowBlur: 0,
        backdropArea: "node",
        depth: (_attributes, { isHovered }) => (isHovered ? "topNodes" : "nodes"),
        cursor: "pointer",
      },
      edges: {
        path: "straight",
        parallelPath: "curved",
        parallelSpread: 0.22,
        size: { attribute: "size" },
        color: { attribute: "color" },
        head: { attribute: "head" },
        gapColor: { attribute: "gapColor" },
        dash: { attribute: "dash" },
        gap: { attribute: "gap" },
        label: { attribute: "label" },
        labelVisibility: { attribute: "labelVisibility" },
        labelColor: { attribute: "labelColor" },
        labelSize: 11.5,
        labelPosition: "above",
        depth: { attribute: "depth" },
        cursor: "pointer",
      },
    },
    settings: {
      renderEdgeLabels: true,
      enableEdgeEvents: true,
      enableNodeDrag: true,
      edgePickingPadding: 6,
      nodePickingPadding: 4,
      stagePadding: 0,
      labelRenderedSizeThreshold: 0,
      labelDensity: 0,
      minCameraRatio: 0.15,
      maxCameraRatio: 12,
      itemSizesReference: "screen",
      // When zoomed out, entities shrink less than the distances between them.
      zoomToSizeRatioFunction: (ratio) => (ratio <= 1 ? 1 : ratio ** 0.75),
      inertiaDuration: calm ? 0 : 200,
      zoomDuration: calm ? 0 : 200,
      doubleClickZoomingDuration: 0,
      doubleClickZoomingRatio: 1,
      allowInvalidContainer: true,
    },
  });
  sigma.setCustomBBox(frame);
  const camera = sigma.getCamera();
  const duration = calm ? 0 : 200;

  sigma.on("clickNode", ({ node, event: { original } }) => events.onEntity(node, isTogether(original)));
  sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
    preventSigmaDefault();
    events.onOpen(node);
  });
  const press = longPress(events.onMenu);
  sigma.on("downNode", ({ node, event: { x, y, original } }) => {
    if (original.type === "touchstart") press.begin(node, { x, y });
  });
  const lasso = createLasso(container, (line) =>
    events.onLasso(graph.filterNodes((_, { x, y }) => isWithin(line, sigma.graphToViewport({ x, y })))),
  );
  const beginLasso = ({ event: { x, y, original } }: SigmaEventPayload) => {
    if (original.shiftKey && original.type === "pointerdown") lasso.begin({ x, y });
  };
  sigma.on("downStage", beginLasso);
  sigma.on("downEdge", beginLasso);
  sigma.on("moveBody", ({ event: { x, y }, preventSigmaDefault }) => {
    press.move({ x, y });
    if (lasso.move({ x, y })) preventSigmaDefault();
  });
  for (const up of ["upNode", "upEdge", "upStage"] as const) sigma.on(up, press.end);
  sigma.on("rightClickNode", ({ node, event: { x, y, original } }) => {
    original.preventDefault();
    events.onMenu(node, { x, y });
  });
  sigma.on("clickEdge", ({ edge }) => events.onRelation(edge));
  sigma.on("enterEdge", ({ edge }) => events.onHoverRelation(edge));
  sigma.on("leaveEdge", () => events.onHoverRelation(null));
  sigma.on("clickStage", () => events.onGround());
  sigma.on("nodeDragEnd", ({ allDraggedNodes }) => {
    const places = allDraggedNodes.map((id) => [id, placeOf(id)] as const);
    events.onDragged(Object.fromEntries(places));
  });
  sigma.on("webglContextLost", () => events.onContext(true));
  sigma.on("webglContextRestored", () => events.onContext(false));
  // If frames are slow, lines are hidden while the picture moves.
  const frames = watchFrames(() => sigma.setSetting("hideEdgesOnMove", true));
  sigma.on("beforeRender", frames.begin);
  sigma.on("afterRender", () => {
    frames.end();
    describeCamera();
  });
  let labelTimer = 0;
  camera.on("updated", () => {
    window.clearTimeout(labelTimer);
    labelTimer = window.setTimeout(settle, 60);
  });
  sigma.on("resize", () => settle());

  function settle(): void {
    if (scene) placeLabels(scene);
    events.onMoved();
  }

  /** Writes down where the picture is. Tests use it to point at entities. */
  function describeCamera(): void {
    const origin = sigma.graphToViewport({ x: 0, y: 0 });
    const unit = sigma.graphToViewport({ x: 1, y: 0 });
    container.dataset.x = origin.x.toFixed(2);
    container.dataset.y = origin.y.toFixed(2);
    container.dataset.scale = (unit.x - origin.x).toFixed(5);
  }

  function placeOf(id: string): Point {
    const { x, y } = graph.getNodeAttributes(id) as Point;
    return { x: Math.round(x), y: Math.round(-y) };
  }

  function placeLabels({ entities }: Scene): void {
    const spots = entities.map(({ id, x, y, size, name, weight, certain }) => ({
      id,
      size: sigma.scaleSize(size),
      weight,
      certain,
      text: name,
      ...sigma.graphToViewport({ x, y: -y }),
    }));
    showNames(graph, labelsWithRoom(spots));
  }

  return {
    draw(next) {
      scene = next;
      const wasEmpty = graph.order === 0;
      drawScene(graph, next);
      // sigma ignores the frame while the graph is empty.
      if (wasEmpty && graph.order > 0) sigma.refresh();
      placeLabels(next);
      events.onMoved();
    },
    fit(ids = []) {
      const wantedIds = (ids.length > 0 ? ids : graph.nodes()).filter((id) => graph.hasNode(id));
      if (wantedIds.length === 0) return;
      const box = boxAround(wantedIds.map(placeOf));
      const { width, height } = sigma.getDimensions();
      const pixels = sigma.graphToViewport({ x: 1, y: 0 }).x - sigma.graphToViewport({ x: 0, y: 0 }).x;
      const wanted = Math.min(
        (width - 170) / Math.max(1, box.width),
        (height - 150) / Math.max(1, box.height),
        (Math.min(width, height) - nameRoom) / ringRoom,
        widestFit,
      );
      const center = sigma.graphToFramedGraph({ x: box.x, y: -box.y });
      const ratio = camera.getBoundedRatio((camera.ratio * pixels) / Math.max(0.02, wanted));
      if (duration === 0) camera.setState({ ...center, ratio });
      else void camera.animate({ ...center, ratio }, { duration });
    },
    zoom(factor) {
      const ratio = camera.getBoundedRatio(camera.ratio / factor);
      if (duration === 0) camera.setState({ ratio });
      else void camera.animate({ ratio }, { duration });
    },
    pan(x, y) {
      const { width, height } = sigma.getDimensions();
      const center = sigma.viewportToFramedGraph({ x: width / 2 + x, y: height / 2 + y });
      camera.setState({ x: center.x, y: center.y });
    },
    outside() {
      const { width, height } = sigma.getDimensions();
      return graph.filterNodes((_, { x, y }) => {
        const at = sigma.graphToViewport({ x: Number(x), y: Number(y) });
        return at.x < 0 || at.y < 0 || at.x > width || at.y > height;
      });
    },
    destroy() {
      window.clearTimeout(labelTimer);
      press.end();
      lasso.destroy();
      sigma.kill();
    },
  };
}

function isTogether(event: MouseEvent | TouchEvent): boolean {
  return event.shiftKey || event.ctrlKey || event.metaKey;
}
