/** Hashes of what stands in a page itself, or the nonce that it carries, as a policy names them. */
export interface InlineSources {
  scripts: readonly string[];
  styles: readonly string[];
}
const nothingInline: InlineSources = { scripts: [], styles: [] };

/** What some pages may do beside what every page may. */
export interface MoreAllowed {
  /** Sources of scripts, of frames, and what those scripts may ask. */
  script: readonly string[];
  frame: readonly string[];
  connect: readonly string[];
  /** Where their plain forms lead, and from there: browsers ask the form's page about each. */
  leadsTo: readonly string[];
  /** May open the cards that a phone or a browser keeps. */
  wallets: readonly string[];
}

export const nothingMore: MoreAllowed = { script: [], frame: [], connect: [], leadsTo: [], wallets: [] };

/** Where browsers find this app. */
export interface Site {
  publicUrl: string | undefined;
  /** Where the process is reached on its own machine; left out until that is known. */
  localUrl?: string | undefined;
}

/** Headers that every answer carries, and what a page may load and run. */
export class SecurityHeaders {
  #site: Site;
  #every: Readonly<Record<string, string>>;

  constructor(site: Site = { publicUrl: undefined }) {
    this.#site = site;
    this.#every = this.#make();
  }

  /** Tells where it is reached, once its port is known. */
  reachedAt(localUrl: string): void {
    this.#site = { ...this.#site, localUrl };
    this.#every = this.#make();
  }

  /** Headers that every answer carries: made once, since every request asks for them. */
  get every(): Readonly<Record<string, string>> {
    return this.#every;
  }

  /**
   * What a page may load and run.
   *
   * @param inline which of its inline scripts and styles count; none by default, but in development
   * @param more what this page may beside what every page may
   */
  policy({ scripts, styles }: InlineSources = nothingInline, more: MoreAllowed = nothingMore): string {
    const development = process.env.NODE_ENV === 'development';
    const evaluating = development ? ["'unsafe-eval'", ...(scripts.length === 0 ? ["'unsafe-inline'"] : [])] : [];
    return [
      "default-src 'self'",
      "img-src 'self' data: blob:",
      ["style-src 'self'", ...(development ? ["'unsafe-inline'"] : styles)].join(' '),
      // Widths and places along a scale are rendered as attributes. Nothing can be selected, fetched from elsewhere or run by one.
      "style-src-attr 'unsafe-inline'",
      ["script-src 'self'", ...more.script, ...scripts, ...evaluating].join(' '),
      ["connect-src 'self'", ...more.connect, ...this.#ownSockets()].join(' '),
      ...(more.frame.length > 0 ? [['frame-src', ...more.frame].join(' ')] : []),
      "font-src 'self'",
      "object-src 'none'",
      "base-uri 'self'",
      ["form-action 'self'", ...more.leadsTo].join(' '),
      "frame-ancestors 'none'",
    ].join('; ');
  }

  /**
   * Where the app's own sockets are: what runs in a page can tell nobody else anything. Named beside 'self', which not
   * every browser takes for sockets too.
   */
  #ownSockets(): string[] {
    const { publicUrl, localUrl } = this.#site;
    if (publicUrl) return [new URL(publicUrl).origin.replace(/^http/, 'ws')];
    if (!localUrl) return [];
    const { port } = new URL(localUrl);
    return ['localhost', '127.0.0.1'].map((host) => `ws://${host}${port ? `:${port}` : ''}`);
  }

  #make(): Record<string, string> {
    return {
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': this.policy(),
      ...(this.#site.publicUrl?.startsWith('https:')
        ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
        : {}),
    };
  }
}
