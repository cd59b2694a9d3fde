import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { customPropertiesIn, neededStyles, parseRules } from './needed-styles.ts';

type Rules = ReturnType<typeof parseRules>;

/** By address, which names the content; null for what can't stand in a page. */
const known = new Map<string, Rules | null>();
/** Pages of one kind have the same names but for a few ways that a thing can be: the styles for them and these sheets. */
const needed = new Map<string, string>();
const mostNeeded = 100;
const built = '/_next/static/';

function builtStyles(href: string): string | null {
  if (!href.startsWith(built) || !/^[\w./-]+\.css$/.test(href) || href.includes('..')) return null;
  try {
    const css = readFileSync(join(process.cwd(), '.next/static', href.slice(built.length)), 'utf8');
    // Relative addresses would mean something else here, and nothing in it may end the element.
    return /<\/style|url\(\s*(?!["']?(?:data:|\/))/i.test(css) ? null : css;
  } catch {
    return null;
  }
}

function rulesOf(href: string, read: (href: string) => string | null): Rules | null {
  const before = known.get(href);
  if (before !== undefined) return before;
  const css = read(href);
  const rules = css === null ? null : parseRules(css);
  known.set(href, rules);
  return rules;
}

/**
 * The styles that a page's first paint needs, as one: each costs 54 bytes of the policy's header that don't compress. The links
 * stay, disabled, and take its place after the paint (`paint-first.ts`).
 */
export class InlineStyles {
  /** The page's classes, with their dot, the names of its elements, and the custom properties that they read themselves. */
  readonly #names = new Set<string>();
  readonly #hrefs: string[] = [];
  readonly #rules: Rules = [];
  readonly #read: (href: string) => string | null;

  constructor(read: (href: string) => string | null = builtStyles) {
    this.#read = read;
  }

  /** Sheets that are taken. */
  get count(): number {
    return this.#hrefs.length;
  }

  note(element: string, attributes: Readonly<Record<string, string>>): void {
    this.#names.add(element);
    for (const name of attributes.class?.split(' ') ?? []) this.#names.add(`.${name}`);
    for (const name of customPropertiesIn(attributes.style ?? '')) this.#names.add(name);
  }

  /** @returns false for a sheet whose link is left as it is */
  take(href: string): boolean {
    const rules = rulesOf(href, this.#read);
    if (rules === null) return false;
    this.#hrefs.push(href);
    this.#rules.push(...rules);
    return true;
  }

  get text(): string {
    const key = [...this.#hrefs, ...[...this.#names].sort()].join(' ');
    const css = needed.get(key) ?? neededStyles(this.#rules, this.#names);
    if (needed.size >= mostNeeded) needed.clear();
    needed.set(key, css);
    return css;
  }
}
