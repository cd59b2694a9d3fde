import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classesIn, neededStyles, parseRules } from './needed-styles.ts';
import { mark } from './own-inlines.ts';

type Rules = ReturnType<typeof parseRules>;

/** By address, which names the content; null for what can't stand in a page. */
const known = new Map<string, Rules | null>();
/** Pages of one kind have the same classes but for a few ways that a thing can be: each sheet's part for them, by address. */
const needed = new Map<string, Map<string, string>>();
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

function neededFor(html: string): (href: string, rules: Rules) => string {
  const has = classesIn(html);
  const key = [...has].sort().join(' ');
  const sheets = needed.get(key) ?? new Map<string, string>();
  if (needed.size >= mostNeeded) needed.clear();
  needed.set(key, sheets);
  return (href, rules) => {
    const css = sheets.get(href) ?? neededStyles(rules, has);
    sheets.set(href, css);
    return css;
  };
}

/**
 * Puts the needed styles into the page. The links stay, disabled: by them React knows that these styles are there, and
 * after the paint each takes the place of the styles before it (`paint-first.ts`).
 *
 * @param nonce marks them as the app's own
 * @param read null to leave the link as it is
 */
export function inlineStyles(html: string, nonce: string, read: (href: string) => string | null = builtStyles): string {
  const stylesOf = neededFor(html);
  const withStyles = html.replace(
    /<link rel="stylesheet" href="([^"]+)"([^>]*?)\/?>/g,
    (link, href: string, rest: string) => {
      const rules = rulesOf(href, read);
      if (rules === null) return link;
      return `<style${mark(nonce)}>${stylesOf(href, rules)}</style><link rel="stylesheet" href="${href}"${rest} disabled=""/>`;
    },
  );
  // What Next would fetch ahead is for pages that may never be shown, such as the one for what isn't found.
  return withStyles.replace(/<link rel="preload" href="[^"]+" as="style"[^>]*>/g, '');
}
