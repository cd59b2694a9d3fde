/**
 * A kept page is rendered with a nonce that nobody outside ever sees. It tells the app's own inline scripts and styles from
 * whatever else got into the page. Then it is taken out, and the policy names the hashes of those that carried it.
 */
import { createHash } from 'node:crypto';
import type { InlineSources } from '../http/security-headers.ts';

export interface SealedPage {
  html: string;
  inline: InlineSources;
}

const element = /<(script|style)\b([^>]*)>([\s\S]*?)<\/\1>/g;
/** Between two pieces of the framework's data: any text in it may be cut there. */
const seam = String.raw`"\]\);?self\.__next_f\.push\(\[1,"`;

/** The attribute by which an element is the app's own. */
export const mark = (nonce: string): string => ` nonce="${nonce}"`;

/** Whether a tag is whole and marked: one whose attributes swallow the start of another is not. */
export const isMarked = (attributes: string, nonce: string): boolean =>
  attributes.includes(mark(nonce)) && !attributes.includes('<');

/** @returns the page without its nonce, the same each time, and what its policy has to allow */
export function sealInlines(page: string, nonce: string): SealedPage {
  const html = withoutInData(page, nonce);
  const scripts = new Set<string>();
  // An empty one has to be allowed too: where it is refused the browser says so.
  const styles = new Set<string>();
  for (const [, name, attributes = '', text = ''] of html.matchAll(element)) {
    if (!isMarked(attributes, nonce)) continue;
    if (name === 'style') styles.add(hashOf(text));
    else if (text) scripts.add(hashOf(text));
  }
  return {
    html: html.replaceAll(mark(nonce), ''),
    inline: { scripts: [...scripts], styles: [...styles] },
  };
}

/** React's data names the nonce too: there it becomes what React writes where there is none. */
function withoutInData(page: string, nonce: string): string {
  const whole = [...nonce].join(`(?:${seam})?`);
  return page.replace(new RegExp(`(?<! nonce=")${whole}`, 'g'), (found) => {
    const [cut = ''] = new RegExp(seam).exec(found) ?? [];
    return `$undefined${cut}`;
  });
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
