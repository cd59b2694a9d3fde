/** Params of an address: a segment each, or what is left of the path for `[...rest]`. */
export type RouteParams = Record<string, string | string[]>;

export type RouteHandler = (
  request: Request,
  context: { params: Promise<RouteParams> },
) => Response | Promise<Response>;

const verbs = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** What a route file answers, by method. */
export class RouteModule {
  readonly #handlers: ReadonlyMap<string, RouteHandler>;
  /** For the `Allow` header. */
  readonly allow: string;

  /**
   * @param exported the file's exports
   * @param file for the message
   * @throws Error for a file that answers nothing
   */
  constructor(exported: Record<string, unknown>, file: string) {
    const handlers = new Map<string, RouteHandler>();
    for (const verb of verbs) {
      const handler = exported[verb];
      if (typeof handler === 'function') handlers.set(verb, handler as RouteHandler);
    }
    if (handlers.size === 0) throw new Error(`${file} exports none of ${verbs.join(', ')}.`);
    // HEAD is GET without its body.
    const get = handlers.get('GET');
    if (get) handlers.set('HEAD', get);
    this.#handlers = handlers;
    this.allow = [...handlers.keys(), 'OPTIONS'].sort().join(', ');
  }

  get methods(): string[] {
    return [...this.#handlers.keys()];
  }

  handler(method: string): RouteHandler | undefined {
    return this.#handlers.get(method);
  }
}
