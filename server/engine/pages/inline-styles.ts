import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, neededStyles, parseRules } from './needed-styles.ts';
import { mark } from './own-inlines.ts';

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

function neededFor(html: string, hrefs: readonly string[], rules: Rules): string {
  const has = namesIn(html);
  const key = [...hrefs, ...[...has].sort()].join(' ');
  const css = needed.get(key) ?? neededStyles(rules, has);
  if (needed.size >= mostNeeded) needed.clear();
  needed.set(key, css);
  return css;
}

/**
 * Puts the needed styles into the page, as one: each costs 54 bytes of the policy's header that don't compress. The links stay,
 * disabled: by them React knows that these styles are there, and together they take its place after the paint
 * (`paint-first.ts`). Without scripts they are fetched as always.
 *
 * @param nonce marks them as the app's own
 * @param read null to leave the link as it is
 */
export function inlineStyles(html: string, nonce: string, read: (href: string) => string | null = builtStyles): string {
  // Nobody else can write it: it has the nonce.
  const place = `<style${mark(nonce)}></style>`;
  const hrefs: string[] = [];
  const rules: Rules = [];
  const withLinks = html.replace(
    /<link rel="stylesheet" href="([^"]+)"([^>]*?)\/?>/g,
    (link, href: string, rest: string) => {
      const found = rulesOf(href, read);
      if (found === null) return link;
      hrefs.push(href);
      rules.push(...found);
      return `${hrefs.length === 1 ? place : ''}<link rel="stylesheet" href="${href}"${rest} disabled=""/><noscript><link rel="stylesheet" href="${href}"/></noscript>`;
    },
  );
  const withStyles = withLinks.replace(place, () => `<style${mark(nonce)}>${neededFor(html, hrefs, rules)}</style>`);
  // What Next would fetch ahead is for pages that may never be shown, such as the one for what isn't found.
  return withStyles.replace(/<link rel="preload" href="[^"]+" as="style"[^>]*>/g, '');
}
