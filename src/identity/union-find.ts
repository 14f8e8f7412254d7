/** Disjoint sets of texts (R. Tarjan, "Efficiency of a good but not linear set union algorithm", 1975). */
export class UnionFind {
  readonly #parents = new Map<string, string>();

  /** What stands for the set of the text. A text that was never joined is a set of its own. */
  find(text: string): string {
    let root = text;
    for (let parent = this.#parents.get(root); parent !== undefined; parent = this.#parents.get(root)) root = parent;
    for (let one = text; one !== root; ) {
      const next = this.#parents.get(one) as string;
      this.#parents.set(one, root);
      one = next;
    }
    return root;
  }

  join(a: string, b: string): void {
    const [rootA, rootB] = [this.find(a), this.find(b)];
    // The smaller text stands for the set, so that the order of joins does not matter.
    if (rootA < rootB) this.#parents.set(rootB, rootA);
    else if (rootB < rootA) this.#parents.set(rootA, rootB);
  }

  copy(): UnionFind {
    const copy = new UnionFind();
    for (const [text, parent] of this.#parents) copy.#parents.set(text, parent);
    return copy;
  }

  isOne(a: string, b: string): boolean {
    return this.find(a) === this.find(b);
  }
}
