/**
 * A browser without JavaScript and without pictures: it asks for pages over HTTP, keeps cookies, follows links and sends
 * forms. What needs layout, focus or a script needs a real one; words and plain forms don't, and here cost a tenth. What a style sheet hides,
 * it shows; of what a field asks for, it knows only that something must be there.
 */
import { parseSetCookie, type SetCookie } from 'cookie';
import { type Element, HtmlPage, type Name, valuesOf, type Which, words } from './html-page.ts';

const mostRedirects = 10;
type Kind = { tag?: string; role?: string; class?: string; testId?: string };
type Body = { type: string; bytes: Uint8Array<ArrayBuffer> };

export class PlainBrowser {
  readonly #home: string;
  /** By host and name: a browser’s cookies know no ports. */
  readonly #cookies = new Map<string, SetCookie & { host: string }>();
  #page = new HtmlPage('');
  /** Of what is shown. */
  url: string;
  status = 0;

  constructor(home: string) {
    this.#home = home;
    this.url = home;
  }

  async open(path: string): Promise<void> {
    await this.#go('GET', new URL(path, this.#home));
  }

  async reload(): Promise<void> {
    await this.#go('GET', new URL(this.url));
  }

  async follow(link: Name, which?: Which): Promise<void> {
    await this.#go('GET', new URL(this.hrefOf(link, which), this.url));
  }

  hrefOf(link: Name, which?: Which): string {
    return this.#page.link(link, which).attribs.href ?? '';
  }

  /** Types, chooses an option, ticks or unticks a box, or attaches a file. */
  fill(label: Name, value: string | boolean | File, which?: Which): void {
    this.#page.fill(this.#page.control(label, which), value);
  }

  /** The same by the names under which they are sent. */
  fillNamed(values: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(values)) this.#page.fill(this.#page.controlNamed(name), value);
  }

  valueOf(label: Name, which?: Which): string {
    return String(valuesOf(this.#page.control(label, which))[0] ?? '');
  }

  valueNamed(name: string): string {
    return String(valuesOf(this.#page.controlNamed(name))[0] ?? '');
  }

  isChecked(label: Name, which?: Which): boolean {
    return 'checked' in this.#page.control(label, which).attribs;
  }

  isDisabled(label: Name, which?: Which): boolean {
    return 'disabled' in this.#page.control(label, which).attribs;
  }

  button(name: Name, which?: Which): Element {
    return this.#page.button(name, which);
  }

  /** Sends the form of a button. */
  async press(button: Name, which?: Which): Promise<void> {
    const pressed = this.#page.button(button, which);
    if ('disabled' in pressed.attribs) throw new Error(`The button ${button} is disabled.`);
    const form = this.#page.formOf(pressed);
    if (!form || pressed.attribs.type === 'button') throw new Error(`The button ${button} sends nothing.`);
    const entries = this.#page.entriesOf(form, pressed);
    const said = (name: string) => pressed.attribs[`form${name}`] ?? form.attribs[name];
    const to = new URL(said('action') || this.url, this.url);
    if (said('method')?.toLowerCase() !== 'post') {
      to.search = String(queryOf(entries));
      return this.#go('GET', to);
    }
    const isMultipart = said('enctype') === 'multipart/form-data';
    await this.#go('POST', to, await bodyOf(isMultipart ? partsOf(entries) : queryOf(entries)));
  }

  /** All that the page shows, its white space as one. */
  get text(): string {
    return this.part({ tag: 'body' });
  }

  get main(): string {
    return this.part({ tag: 'main' });
  }

  get heading(): string {
    return this.part({ tag: 'h1' });
  }

  /** What the elements of this kind show. */
  part(kind: Kind): string {
    return this.texts(kind).join(' ');
  }

  get title(): string {
    const [title] = this.#page.any(({ name }) => name === 'title');
    return title ? words(title) : '';
  }

  /** What the page’s head says under a name: the content of a `meta`, the address of a `link`. */
  head(called: string): string[] {
    return this.#page
      .any(({ name, attribs }) => (name === 'meta' ? attribs.name : name === 'link' && attribs.rel) === called)
      .map(({ attribs }) => attribs.content ?? attribs.href ?? '');
  }

  /** What each element of this kind shows. */
  texts(kind: Kind): string[] {
    return this.#page
      .all(
        ({ name, attribs }) =>
          (kind.tag === undefined || name === kind.tag) &&
          (kind.role === undefined || attribs.role === kind.role) &&
          (kind.testId === undefined || attribs['data-testid'] === kind.testId) &&
          (kind.class === undefined || (attribs.class ?? '').split(/\s+/).includes(kind.class)),
      )
      .map(words);
  }

  /** What is called a picture, as it is named to those who don’t see it. */
  get pictures(): string[] {
    const isPicture = ({ name, attribs }: Element) => name === 'img' || attribs.role === 'img';
    return this.#page.all(isPicture).map(({ attribs }) => attribs['aria-label'] ?? attribs.alt ?? '');
  }

  /** What a link shows, which may be less than it is called. */
  shownOn(link: Name, which?: Which): string {
    return words(this.#page.link(link, which));
  }

  /** Whether an element shows this and nothing else. */
  shows(text: string): boolean {
    return this.#page.all(() => true).some((element) => words(element) === text);
  }

  /** Sends what a script would, as this person. */
  async send(path: string, data: object): Promise<Response> {
    const url = new URL(path, this.#home);
    const bytes = new TextEncoder().encode(JSON.stringify(data));
    return this.#ask('POST', url, { type: 'application/json', bytes }, url.origin);
  }

  async #go(method: string, to: URL, body?: Body): Promise<void> {
    const from = new URL(this.url).origin;
    let [url, answer] = [to, await this.#ask(method, to, body, from)];
    for (let hops = 0; hops < mostRedirects; hops++) {
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || location === null) {
        if (answer.status >= 500) throw new Error(`${method} ${url} answered ${answer.status}.`);
        this.#page = new HtmlPage(await answer.text());
        this.url = url.href;
        this.status = answer.status;
        const next = this.#refreshed();
        if (next === null) return;
        url = new URL(next, url);
        answer = await this.#ask('GET', url);
        continue;
      }
      const { hash } = url;
      url = new URL(location, url);
      url.hash ||= hash;
      const isKept = answer.status === 307 || answer.status === 308;
      answer = isKept ? await this.#ask(method, url, body, from) : await this.#ask('GET', url);
    }
    throw new Error(`${to} leads on and on, at last to ${url}.`);
  }

  /** Where a page leads that had begun before it was known that it leads elsewhere. */
  #refreshed(): string | null {
    const [meta] = this.#page.any(
      ({ name, attribs }) => name === 'meta' && attribs['http-equiv']?.toLowerCase() === 'refresh',
    );
    return /^\s*[01]\s*;\s*url=(.+)$/i.exec(meta?.attribs.content ?? '')?.[1] ?? null;
  }

  async #ask(method: string, url: URL, body?: Body, origin?: string): Promise<Response> {
    const mine = [...this.#cookies.values()].filter(
      ({ host, path }) => host === url.hostname && url.pathname.startsWith(path ?? '/'),
    );
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
        'accept-language': 'en-GB',
        ...(mine.length > 0 ? { cookie: mine.map(({ name, value }) => `${name}=${value}`).join('; ') } : {}),
        ...(this.url.startsWith(url.origin) ? { referer: this.url } : {}),
        ...(method === 'GET'
          ? {}
          : {
              origin: origin ?? url.origin,
              'sec-fetch-site': origin === undefined || origin === url.origin ? 'same-origin' : 'cross-site',
            }),
        ...(body ? { 'content-type': body.type } : {}),
      },
      ...(body ? { body: body.bytes } : {}),
    });
    for (const line of answer.headers.getSetCookie()) this.#keep(url.hostname, parseSetCookie(line));
    return answer;
  }

  #keep(host: string, cookie: SetCookie): void {
    const key = `${host} ${cookie.name}`;
    const isOver = (cookie.maxAge ?? 1) <= 0 || (cookie.expires?.getTime() ?? Infinity) < Date.now();
    if (isOver) this.#cookies.delete(key);
    else this.#cookies.set(key, { ...cookie, host });
  }

  /** For a real browser of the same person, and from one. */
  get cookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies.values()].map(({ name, value = '' }) => ({ name, value, url: this.#home }));
  }

  set cookies(cookies: readonly { name: string; value: string }[]) {
    const host = new URL(this.#home).hostname;
    for (const { name, value } of cookies) this.#keep(host, { name, value, path: '/' });
  }
}

const queryOf = (entries: [string, string | File][]): URLSearchParams =>
  new URLSearchParams(entries.map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));

function partsOf(entries: [string, string | File][]): FormData {
  const parts = new FormData();
  for (const [name, value] of entries) parts.append(name, value);
  return parts;
}

/** As bytes, which can be sent again where an answer asks for it. */
async function bodyOf(form: FormData | URLSearchParams): Promise<Body> {
  const whole = new Response(form);
  return { type: whole.headers.get('content-type') ?? '', bytes: new Uint8Array(await whole.arrayBuffer()) };
}
