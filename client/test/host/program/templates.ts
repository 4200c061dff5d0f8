import type { Dialect } from '../dialects.js';
import { PLAYED_TAGS } from './tags.js';

export interface TranslatedTemplate {
  /** In the words of WeChat's own template compiler, built-in tags with a `wx-` in front of them. */
  source: string;
  /** Methods that events are bound to. */
  handlers: string[];
  /** What the platform would refuse or silently ignore. */
  problems: string[];
}

const TAG = /<(\/?)([A-Za-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>/g;
const ATTRIBUTE = /([^\s=/"']+)(?:\s*=\s*("[^"]*"|'[^']*'))?/g;
const BINDING = /^(?:capture-|mut-)?(?:bind|catch):?[a-z]+$/;
const DIRECTIVES = new Set(['if', 'elif', 'else', 'for', 'for-item', 'for-index', 'for-items', 'key']);
/** Words in front of a colon that are not directives. */
const PREFIXES = /^(?:capture-|mut-)?(?:bind|catch)$|^(?:model|mark|generic|data|aria)$/;
/** Tags of the template language itself. */
const STRUCTURE = new Set(['block', 'template', 'import', 'include', 'slot', 'wxs', 'sjs']);

const unquoted = (value: string | undefined): string => (value ? value.slice(1, -1) : '');

function translateTag(name: string, dialect: Dialect): string {
  if (name === dialect.scriptTag) return 'wxs';
  return dialect.tags.has(name) && !STRUCTURE.has(name) ? `wx-${name}` : name;
}

interface Attribute {
  tag: string;
  name: string;
  value: string;
}

function problemOf({ name }: Attribute, dialect: Dialect): string | null {
  const [prefix = '', rest] = name.split(/:(.*)/s);
  if (/^(@|#|\.|v-)/.test(name)) return `the attribute ${name} belongs to another language`;
  if (rest === undefined) return null;
  if (prefix === dialect.namespace) return DIRECTIVES.has(rest) ? null : `there is no ${name}`;
  if (prefix === 'wx' || prefix === 'tt') return `${name} is the other platform's`;
  return PREFIXES.test(prefix) ? null : `${name} has an unknown prefix`;
}

/** Imports name their files without a suffix afterwards, and directives begin with `wx:` on both platforms. */
function translateAttribute({ tag, name, value }: Attribute, dialect: Dialect): string {
  const isImport = name === 'src' && (tag === 'import' || tag === 'include' || tag === dialect.scriptTag);
  const file = value.endsWith(dialect.template)
    ? value.slice(0, -dialect.template.length)
    : value.endsWith(dialect.script)
      ? value.slice(0, -dialect.script.length)
      : value;
  const word = name.startsWith(`${dialect.namespace}:`) ? `wx:${name.slice(3)}` : name;
  return `${word}="${isImport ? file : value}"`;
}

/**
 * Translates one compiled template. `components` are the custom tags that the pages declare; any other tag that the
 * platform does not know is a problem, because a phone draws nothing in its place and says nothing.
 */
export function translateTemplate(
  source: string,
  dialect: Dialect,
  components: ReadonlySet<string>,
): TranslatedTemplate {
  const handlers = new Set<string>();
  const problems = new Set<string>();
  const translated = source.replace(TAG, (...found: string[]) => {
    const [, slash, tag = '', rest = ''] = found;
    if (!dialect.tags.has(tag) && !components.has(tag)) problems.add(`there is no component <${tag}>`);
    else if (!STRUCTURE.has(tag) && !components.has(tag) && !PLAYED_TAGS.has(tag))
      problems.add(`the host does not draw <${tag}>`);
    if (slash) return `</${translateTag(tag, dialect)}>`;
    const isClosed = /\/\s*$/.test(rest);
    const attributes = [...rest.replace(/\/\s*$/, '').matchAll(ATTRIBUTE)].map(([, name = '', quoted]) => {
      const attribute = { tag, name, value: unquoted(quoted) };
      const problem = problemOf(attribute, dialect);
      if (problem) problems.add(`<${tag}>: ${problem}`);
      if (BINDING.test(name) && /^[A-Za-z_$][\w$]*$/.test(attribute.value)) handlers.add(attribute.value);
      return quoted === undefined ? name : translateAttribute(attribute, dialect);
    });
    return `<${[translateTag(tag, dialect), ...attributes].join(' ')}${isClosed ? '/' : ''}>`;
  });
  return { source: translated, handlers: [...handlers], problems: [...problems] };
}
