/** A segment of an address is a word, or `:name`, which takes any. Words win over names, leftmost first. */
import type { Params } from '#server/api/endpoint.ts';
import type { Route } from '#server/api/route.ts';

interface Place {
  words: Map<string, Place>;
  any: { name: string; place: Place } | null;
  /** What is answered here, by method; HEAD is GET without its body. */
  routes: Map<string, Route>;
}

export interface FoundRoutes {
  params: Params;
  /** For the `Allow` header. */
  allow: () => string;
  /** @returns undefined for a method that this address doesn't have */
  by(method: string): Route | undefined;
}

const newPlace = (): Place => ({ words: new Map(), any: null, routes: new Map() });
const wellWritten = /^(?:\/(?:[\w.-]+|:\w+))+$/;

export class RouteTable {
  readonly #root = newPlace();

  /** @throws Error for an address that isn't well written, two names for one place, or two routes for one call */
  constructor(routes: Iterable<Route>) {
    for (const route of routes) {
      const { method, path } = route;
      if (!wellWritten.test(path)) throw new Error(`“${path}”: a segment of the API is a word or :name.`);
      const place = path.slice(1).split('/').reduce(inside, this.#root);
      if (place.routes.has(method)) throw new Error(`${method} ${path} is declared twice.`);
      place.routes.set(method, route);
      if (method === 'GET') place.routes.set('HEAD', route);
    }
  }

  /**
   * Finds what is answered at a path.
   * @param segments percent-encoded
   * @throws URIError for one that isn't well encoded
   */
  find(segments: readonly string[]): FoundRoutes | null {
    return find(this.#root, segments, 0, {});
  }
}

/** The place that this segment leads to, made if it is new. */
function inside(place: Place, segment: string): Place {
  if (segment.startsWith(':')) {
    const name = segment.slice(1);
    place.any ??= { name, place: newPlace() };
    if (place.any.name !== name) throw new Error(`“:${name}” is called :${place.any.name} elsewhere in the API.`);
    return place.any.place;
  }
  const word = place.words.get(segment) ?? newPlace();
  place.words.set(segment, word);
  return word;
}

function find(place: Place, segments: readonly string[], at: number, params: Params): FoundRoutes | null {
  const segment = segments[at];
  if (segment === undefined) return place.routes.size > 0 ? foundAt(place, params) : null;
  const word = place.words.get(segment);
  const { any } = place;
  return (
    (word && find(word, segments, at + 1, params)) ||
    (any && find(any.place, segments, at + 1, { ...params, [any.name]: decodeURIComponent(segment) }))
  );
}

const foundAt = ({ routes }: Place, params: Params): FoundRoutes => ({
  params,
  allow: () => [...routes.keys(), 'OPTIONS'].sort().join(', '),
  by: (method) => routes.get(method),
});
