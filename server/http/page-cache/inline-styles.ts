import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** By address, which names the content; null for what can't stand in a page. */
const known = new Map<string, string | null>();
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

function stylesOf(href: string, read: (href: string) => string | null): string | null {
  const before = known.get(href);
  if (before !== undefined) return before;
  const css = read(href);
  known.set(href, css);
  return css;
}

/**
 * The page with its styles in it, so that nothing has to be fetched before the first paint. The links
 * stay, disabled and therefore never fetched: by them React knows that these styles are there.
 *
 * @param read the styles at an address, or null to leave the link as it is
 */
export function inlineStyles(html: string, read: (href: string) => string | null = builtStyles): string {
  const withStyles = html.replace(
    /<link rel="stylesheet" href="([^"]+)"([^>]*?)\/?>/g,
    (link, href: string, rest: string) => {
      const css = stylesOf(href, read);
      return css === null ? link : `<style>${css}</style><link rel="stylesheet" href="${href}"${rest} disabled=""/>`;
    },
  );
  // What Next would fetch ahead is for pages that may never be shown, such as the one for what isn't found.
  return withStyles.replace(/<link rel="preload" href="[^"]+" as="style"\/?>/g, '');
}

/** A `link` header without the styles that it would have fetched ahead. */
export function withoutStyles(link: string): string {
  return link
    .split(/,\s*(?=<)/)
    .filter((one) => !/\bas="?style"?/.test(one))
    .join(', ');
}
