import type { Span } from "./marks.ts";

/** The names of the highlights in review.css. */
type Light = "evidence" | "ends";

/**
 * Paints spans of the text over its marks, without a change of the document: spans may overlap marks and each other.
 * A browser without the CSS Custom Highlight API paints nothing; the card has the quote.
 */
export function light(pane: HTMLElement, lights: Readonly<Record<Light, readonly Span[]>>): void {
  if (typeof Highlight === "undefined") return;
  const nodes = textNodesOf(pane);
  for (const [i, [name, spans]] of Object.entries(lights).entries()) {
    const highlight = new Highlight(...spans.flatMap((span) => rangeOf(nodes, span) ?? []));
    highlight.priority = i;
    CSS.highlights.set(name, highlight);
  }
}

export function darken(): void {
  if (typeof Highlight === "undefined") return;
  for (const name of ["evidence", "ends"] satisfies Light[]) CSS.highlights.delete(name);
}

/** Whether the whole height of something is within that of the pane. */
export function isInSight(pane: HTMLElement, what: Range | Element): boolean {
  const [inner, outer] = [what.getBoundingClientRect(), pane.getBoundingClientRect()];
  return inner.top >= outer.top && inner.bottom <= outer.bottom;
}

/** Scrolls the pane until the first of these spans is in its middle, if none is in sight. */
export function scrollToOne(pane: HTMLElement, spans: readonly Span[]): void {
  const nodes = textNodesOf(pane);
  let first: Range | null = null;
  for (const span of spans) {
    const range = rangeOf(nodes, span);
    if (range !== null && isInSight(pane, range)) return;
    first ??= range;
  }
  if (first === null) return;
  const [inner, outer] = [first.getBoundingClientRect(), pane.getBoundingClientRect()];
  pane.scrollTop += inner.top - outer.top - Math.max(0, (outer.height - inner.height) / 2);
}

/** What is selected in the pane, as a span of the text; null for nothing, and for what begins or ends elsewhere. */
export function selectedSpan(pane: HTMLElement): Span | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const [start, end] = [
    positionOf(pane, range.startContainer, range.startOffset),
    positionOf(pane, range.endContainer, range.endOffset),
  ];
  return start !== null && end !== null && start < end ? { start, end } : null;
}

/** The position in the text of a point of the document; null for one that is not in a paragraph. */
function positionOf(pane: HTMLElement, node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const paragraph = element?.closest<HTMLElement>("[data-start]");
  if (!paragraph || !pane.contains(paragraph)) return null;
  const before = document.createRange();
  before.setStart(paragraph, 0);
  before.setEnd(node, offset);
  return Number(paragraph.dataset.start) + before.toString().length;
}

interface PlacedNode extends Span {
  readonly node: Text;
}

/** The nodes of the text in its order, each with its place in the text. */
function textNodesOf(pane: HTMLElement): PlacedNode[] {
  const nodes: PlacedNode[] = [];
  for (const paragraph of pane.querySelectorAll<HTMLElement>("[data-start]")) {
    let start = Number(paragraph.dataset.start);
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const end = start + (node as Text).length;
      nodes.push({ node: node as Text, start, end });
      start = end;
    }
  }
  return nodes;
}

function rangeOf(nodes: readonly PlacedNode[], { start, end }: Span): Range | null {
  const first = nodes[firstAfter(nodes, start)];
  // The last node that begins before the end.
  let last = firstAfter(nodes, end - 1);
  if (last === nodes.length) last--;
  while (last > 0 && (nodes[last] as PlacedNode).start >= end) last--;
  const final = nodes[last];
  if (first === undefined || final === undefined || first.start >= end) return null;
  const range = document.createRange();
  range.setStart(first.node, Math.max(0, start - first.start));
  range.setEnd(final.node, Math.min(final.node.length, end - final.start));
  return range;
}

/** The index of the first node that ends after a position. */
function firstAfter(nodes: readonly PlacedNode[], position: number): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as PlacedNode).end > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
