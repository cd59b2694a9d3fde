/**
 * A kept page is rendered with a nonce that nobody outside ever sees. It tells the app's own inline scripts and styles from
 * whatever else got into the page. Then it is taken out, and the policy names the hashes of those that carried it.
 */
import { createHash } from 'node:crypto';

/** Between two pieces of the framework's data: any text in it may be cut there. */
const seam = String.raw`"\]\);?self\.__next_f\.push\(\[1,"`;

/** The attribute by which an element is the app's own. */
export const mark = (nonce: string): string => ` nonce="${nonce}"`;

/** Whether a tag is whole and marked: one whose attributes swallow the start of another is not. */
export const isOwn = (tag: string, attributes: Readonly<Record<string, string>>, nonce: string): boolean =>
  attributes.nonce === nonce && !tag.includes('<', 1);

/** React's data names the nonce too: there it becomes what React writes where there is none. */
export function withoutNonce(nonce: string): (text: string) => string {
  const inData = new RegExp(`(?<! nonce=")${[...nonce].join(`(?:${seam})?`)}`, 'g');
  const cut = new RegExp(seam);
  return (text) =>
    text.replace(inData, (found) => `$undefined${cut.exec(found)?.[0] ?? ''}`).replaceAll(mark(nonce), '');
}

/** An inline element of the app's own: of scripts, several that followed each other. */
export class OwnInline {
  readonly texts: string[] = [];
  readonly #tag: string;
  readonly name: string;
  readonly #isTyped: boolean;

  constructor(name: string, tag: string, isTyped = false) {
    this.name = name;
    this.#tag = tag;
    this.#isTyped = isTyped;
  }

  /** Whether another may become a part of it, which has no attribute but its mark. */
  canTake(other: OwnInline, nonce: string): boolean {
    return this.name === 'script' && !this.#isTyped && other.#tag === `<script${mark(nonce)}>`;
  }

  /** @returns what stands on the page, and what allows it there: a script without a text is none; a style is also refused empty */
  seal(without: (text: string) => string): { html: string; hash: string | null } {
    const text = without(this.texts.filter((each) => each !== '').join(';'));
    if (this.name === 'script' && text === '') return { html: '', hash: null };
    const hash = `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    return { html: `${without(this.#tag)}${text}</${this.name}>`, hash };
  }
}
