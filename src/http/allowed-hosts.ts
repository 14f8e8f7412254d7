import { isIP } from "node:net";

/**
 * The names by which requests may address the service. By DNS rebinding a page of any site can make its own name lead to
 * this machine, and a browser then takes the service for a part of that site. Such a request has the name of the site.
 */
export class AllowedHosts {
  /** Null allows all names. */
  readonly #names: ReadonlySet<string> | null;

  /** `names` are in lower case and without a port; null allows all. */
  constructor(names: readonly string[] | null) {
    this.#names = names && new Set(names);
  }

  /**
   * Whether a request with this `Host` header may be answered: it has a listed name, `localhost` or a name below it, or an
   * address, which belongs to no other site. Also without the header, which every browser sends.
   */
  allows(host: string | undefined): boolean {
    if (this.#names === null || host === undefined) return true;
    if (!URL.canParse(`http://${host}`)) return false;
    const name = new URL(`http://${host}`).hostname.replace(/\.$/, "");
    return isIP(name.replace(/^\[|\]$/g, "")) !== 0 || /(?:^|\.)localhost$/.test(name) || this.#names.has(name);
  }
}
