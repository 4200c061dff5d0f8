import type { Journal } from '../journal.js';
import type { Program } from '../program/program.js';
import type { ComponentShape } from '../view/bridge.js';
import type { Foreign, Realm } from './realm.js';

type Properties = Record<
  string,
  { type?: { name: string } | null; value?: unknown } | { name: string } | null
>;

interface ComponentDefinition extends Foreign {
  options?: { virtualHost?: boolean };
  properties?: Properties;
  methods?: Record<string, (this: unknown, event: unknown) => void>;
}

/** What `App`, `Page` and `Component` were called with. */
export class Definitions {
  app: Foreign = {};
  private readonly pages = new Map<string, Foreign>();
  private readonly components = new Map<string, ComponentDefinition>();
  private loading = '';

  constructor(private readonly deps: { program: Program; realm: Realm; journal: Journal }) {
    deps.realm.define({
      App: (definition: Foreign) => (this.app = definition),
      Page: (definition: Foreign) => this.pages.set(this.loading, definition),
      Component: (definition: ComponentDefinition) => this.components.set(this.loading, definition),
      Behavior: (definition: Foreign) => definition,
    });
  }

  page(path: string): Foreign {
    const known = this.pages.get(path);
    if (known) return known;
    this.load(path);
    const made = this.pages.get(path);
    if (!made) throw new Error(`Page() was not called in ${path}`);
    return made;
  }

  private load(path: string): void {
    const { realm } = this.deps;
    this.loading = path;
    realm.guard(() => realm.require(path));
  }

  /** Custom components that the page uses, and those these use. */
  shapes(owner: string, seen = new Map<string, ComponentShape>()): ComponentShape[] {
    for (const path of Object.values(this.deps.program.components(owner))) {
      if (seen.has(path)) continue;
      if (!this.components.has(path)) this.load(path);
      seen.set(path, this.shape(path));
      this.shapes(path, seen);
    }
    return [...seen.values()];
  }

  private shape(path: string): ComponentShape {
    const { options, properties = {} } = this.components.get(path) ?? {};
    const described = Object.entries(properties).map(([name, property]) => {
      const { type = null, value } = property && 'name' in property ? { type: property } : (property ?? {});
      return [name, { type: type?.name ?? null, value: value ?? null }] as const;
    });
    return {
      path,
      using: this.deps.program.components(path),
      virtualHost: options?.virtualHost ?? false,
      properties: Object.fromEntries(described),
    };
  }

  /** A method that an event inside of a component is bound to. */
  componentHandler(name: string): ((this: unknown, event: unknown) => void) | undefined {
    for (const { methods } of this.components.values()) if (methods?.[name]) return methods[name];
    return undefined;
  }
}
