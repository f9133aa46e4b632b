/**
 * As much of the DOM as reading a page needs. The project is compiled without the types of browsers, and linkedom speaks only
 * in those.
 */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly childNodes: ArrayLike<DomNode>;
}

export interface DomElement extends DomNode {
  readonly getAttribute: (name: string) => string | null;
  readonly querySelectorAll: (selector: string) => Iterable<DomElement>;
  readonly querySelector: (selector: string) => DomElement | null;
  readonly remove: () => void;
}

export interface DomDocument extends DomElement {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;
