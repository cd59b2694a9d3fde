import { Parser } from 'htmlparser2';
import type { InlineSources } from '../http/security-headers.ts';
import { InlineStyles } from './inline-styles.ts';
import { isOwn, mark, OwnInline, withoutNonce } from './own-inlines.ts';
import { paintFirst } from './paint-first.ts';

export interface ArrangedPage {
  html: string;
  inline: InlineSources;
}

export interface Additions {
  /** A script that runs before the first paint. */
  early?: string | undefined;
  /** What machines are told, as JSON-LD. */
  data?: string | undefined;
}

type Attributes = Readonly<Record<string, string>>;
/** An element of the app's own, by where its tag and its text begin. */
interface Opened {
  name: string;
  tag: string;
  attributes: Attributes;
  from: number;
  textFrom: number;
}

/**
 * Arranges a page before it is kept, in one pass: the styles of its first paint stand in it, what wakes it up and what makes
 * it finer comes after that paint, and the app's own inline scripts that follow each other become one, since each costs 54
 * bytes of the policy's header that don't compress. All else stays as it is, byte for byte: React compares it.
 *
 * @param nonce marks what is the app's own; nobody outside ever sees it
 * @returns the page without its nonce, the same each time, and what its policy has to allow
 */
export function arrangePage(
  page: string,
  nonce: string,
  additions: Additions = {},
  styles: InlineStyles = new InlineStyles(),
): ArrangedPage {
  return new Arrangement(page, nonce, additions, styles).end();
}

class Arrangement {
  readonly #page: string;
  readonly #nonce: string;
  readonly #additions: Additions;
  readonly #styles: InlineStyles;
  readonly #parser: Parser;
  /** The page's own text, and the inline elements that are the app's own, up to where the pass is. */
  readonly #pieces: (string | OwnInline)[] = [];
  #passed = 0;
  #opened: Opened | null = null;
  readonly #style: OwnInline;
  /** In a head: null if there is none to hold what fetches the scripts after the paint. */
  #loader: { script: OwnInline; at: number } | null = null;
  readonly #hasHead: boolean;
  readonly #scripts: string[] = [];

  constructor(page: string, nonce: string, additions: Additions, styles: InlineStyles) {
    this.#page = page;
    this.#nonce = nonce;
    this.#additions = additions;
    this.#styles = styles;
    this.#style = new OwnInline('style', `<style${mark(nonce)}>`);
    this.#hasHead = page.includes('</head>');
    const parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes, parser.startIndex, parser.endIndex + 1),
        onclosetag: (name, isImplied) => isImplied || this.#close(name, parser.startIndex, parser.endIndex + 1),
      },
      { decodeEntities: false },
    );
    this.#parser = parser;
  }

  end(): ArrangedPage {
    this.#parser.end(this.#page);
    this.#pass(this.#page.length);
    this.#style.texts.push(this.#styles.text);
    if (this.#loader && (this.#scripts.length > 0 || this.#styles.count > 0)) {
      this.#loader.script.texts[this.#loader.at] = paintFirst(this.#scripts);
    }
    const without = withoutNonce(this.#nonce);
    const scripts = new Set<string>();
    const styles = new Set<string>();
    const html = this.#pieces.map((piece) => {
      if (typeof piece === 'string') return without(piece);
      const { html, hash } = piece.seal(without);
      if (hash) (piece.name === 'style' ? styles : scripts).add(hash);
      return html;
    });
    return { html: html.join(''), inline: { scripts: [...scripts], styles: [...styles] } };
  }

  /** Takes over the page up to `from`, and leaves out what stands between there and `end`. */
  #pass(from: number, end = from): void {
    if (from > this.#passed) this.#pieces.push(this.#page.slice(this.#passed, from));
    this.#passed = end;
  }

  #open(name: string, attributes: Attributes, from: number, end: number): void {
    this.#styles.note(name, attributes);
    if (name === 'link') this.#link(attributes, from, end);
    if (name !== 'script' && name !== 'style') return;
    const tag = this.#page.slice(from, end);
    if (isOwn(tag, attributes, this.#nonce)) this.#opened = { name, tag, attributes, from, textFrom: end };
  }

  #close(name: string, from: number, end: number): void {
    if (this.#opened?.name === name) this.#own(this.#opened, this.#page.slice(this.#opened.textFrom, from), end);
    else if (name === 'head') this.#endHead(from);
    else if (name === 'body' && this.#additions.data !== undefined) {
      this.#pass(from);
      this.#pieces.push(`<script type="application/ld+json">${this.#additions.data}</script>`);
    }
  }

  #link({ rel, as, href = '' }: Attributes, from: number, end: number): void {
    // Ahead come styles of pages that may never be shown, such as the one for what isn't found; scripts, which can wait;
    // and pictures that stand in the same answer.
    const isAhead = rel === 'preload' && (as === 'style' || (this.#hasHead && (as === 'script' || as === 'image')));
    if (isAhead) this.#pass(from, end);
    if (rel !== 'stylesheet' || !this.#styles.take(href)) return;
    this.#pass(from, end);
    if (this.#styles.count === 1) this.#pieces.push(this.#style);
    const tag = this.#page.slice(from, end).replace(/\/?>$/, '');
    // By the link React knows that these styles are there. Without scripts it is fetched as always.
    this.#pieces.push(`${tag} disabled=""/><noscript><link rel="stylesheet" href="${href}"/></noscript>`);
  }

  #own({ name, tag, attributes, from }: Opened, text: string, end: number): void {
    this.#opened = null;
    if (attributes.src === undefined) {
      this.#pass(from, end);
      this.#inline(new OwnInline(name, tag, 'type' in attributes), text);
    } else if (this.#hasHead && attributes.async === '' && text.trim() === '') {
      this.#pass(from, end);
      this.#scripts.push(attributes.src);
    }
  }

  /** @returns what it has become a part of */
  #inline(element: OwnInline, text: string): OwnInline {
    const last = this.#pieces.at(-1);
    const joined = last instanceof OwnInline && last.canTake(element, this.#nonce) ? last : element;
    joined.texts.push(text);
    if (joined === element) this.#pieces.push(element);
    return joined;
  }

  /** React minds no elements there, or at the end of the body, that it didn't make. */
  #endHead(from: number): void {
    this.#pass(from);
    const own = () => new OwnInline('script', `<script${mark(this.#nonce)}>`);
    const script = this.#inline(own(), '');
    this.#loader = { script, at: script.texts.length - 1 };
    if (this.#additions.early !== undefined) this.#inline(own(), this.#additions.early);
  }
}
