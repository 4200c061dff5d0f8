/** What the logic layer and a page say to each other. JSON only: between them is a wire, here as on a phone. */
export interface TouchPoint {
  identifier: number;
  pageX: number;
  pageY: number;
  clientX: number;
  clientY: number;
}

export interface NodeInfo {
  id: string;
  dataset: Record<string, unknown>;
  offsetLeft: number;
  offsetTop: number;
}

export interface ViewEvent {
  type: string;
  timeStamp: number;
  target: NodeInfo;
  currentTarget: NodeInfo;
  mark: Record<string, unknown>;
  detail: Record<string, unknown>;
  touches: TouchPoint[];
  changedTouches: TouchPoint[];
}

/** As `createSelectorQuery().select(selector).fields(fields)`. */
export interface NodeQuery {
  /** Empty for the viewport. */
  selector: string;
  all: boolean;
  fields: {
    id?: boolean;
    dataset?: boolean;
    rect?: boolean;
    size?: boolean;
    scrollOffset?: boolean;
    node?: boolean;
    computedStyle?: string[];
    properties?: string[];
  };
}

export type NodeFound = Record<string, unknown>;

export interface Measure {
  /** Nodes of the mini-program's own tree. */
  nodes: number;
  depth: number;
  /** The most children of one node. */
  children: number;
}

/** What a button with `open-type` asks the platform for. */
export interface AbilityRequest {
  node: string;
  ability: string;
  dataset: Record<string, unknown>;
}

export type FromView =
  | { kind: 'ready'; page: number }
  | { kind: 'event'; page: number; handler: string; event: ViewEvent }
  | ({ kind: 'ability'; page: number } & AbilityRequest)
  | { kind: 'scrolled'; page: number; scrollTop: number }
  | { kind: 'reached-bottom'; page: number }
  | { kind: 'intersection'; page: number; observer: number; entry: Record<string, unknown> };

export type ToView =
  | { kind: 'data'; changes: Record<string, unknown> }
  | { kind: 'query'; queries: NodeQuery[] }
  | { kind: 'scroll'; top: number | null; selector: string | null }
  | { kind: 'paint'; selector: string; picture: string }
  | { kind: 'trigger'; node: string; type: string; detail: Record<string, unknown> }
  | {
      kind: 'observe';
      observer: number;
      selector: string;
      thresholds: number[];
      within: string | null;
      margin: string;
    }
  | { kind: 'unobserve'; observer: number }
  | { kind: 'measure' };

/** How the logic layer defined a custom component, as far as it shows. */
export interface ComponentShape {
  path: string;
  using: Record<string, string>;
  virtualHost: boolean;
  properties: Record<string, { type: string | null; value: unknown }>;
}

/** What a page is told when it is made. */
export interface PageBoot {
  page: number;
  path: string;
  handlers: readonly string[];
  using: Record<string, string>;
  components: ComponentShape[];
  data: Record<string, unknown>;
  reachBottomDistance: number;
  /** What addresses of pictures begin with instead: built-in origin → the running server, file prefix → ours. */
  addresses: [from: string, to: string][];
  /** Where the program's own files are. */
  assets: string;
}

/** What Chromium's side offers to Node's. */
export interface ViewWindow {
  boot: PageBoot;
  templates: Record<string, unknown>;
  receive(message: string): unknown;
}
