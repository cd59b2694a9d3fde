/**
 * The addresses of the API, read once from the folders of `app/api` by the convention that pages have: a folder is a
 * segment, `[name]` takes any, `[...name]` all that are left, and `route.ts` answers. Words win over names, and names
 * over the rest, as far to the left as they can.
 *
 * The one place where the server reaches into `app/`: through the file system, not by an import.
 */
import { readdir } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { RouteModule, type RouteParams } from './route-module.ts';

interface Place {
  words: Map<string, Place>;
  /** `[name]` */
  any: { name: string; place: Place } | null;
  /** `[...name]` */
  rest: { name: string; place: Place } | null;
  module: RouteModule | null;
}

export interface FoundRoute {
  module: RouteModule;
  params: RouteParams;
}

const newPlace = (): Place => ({ words: new Map(), any: null, rest: null, module: null });
const folderName = /^(?:[\w.-]+|\[(\w+)\]|\[\.\.\.(\w+)\])$/;

export class RouteTable {
  readonly #root = newPlace();
  /** What each route answers, by its folders. */
  readonly modules: ReadonlyMap<string, RouteModule>;

  /**
   * @param routes what each route file exports, by its folders, such as `v1/orders/[id]`
   * @throws Error for a folder that isn't of the convention, two names for one place, or a file that answers nothing
   */
  constructor(routes: Iterable<readonly [folders: string, exported: Record<string, unknown>]>) {
    const modules = new Map<string, RouteModule>();
    for (const [folders, exported] of routes) {
      const names = folders.split('/').filter(Boolean);
      const place = names.reduce((before, name, index) => inside(before, name, index === names.length - 1), this.#root);
      place.module = new RouteModule(exported, folders);
      modules.set(names.join('/'), place.module);
    }
    this.modules = modules;
  }

  /** Loads every route file in this folder, so that a broken one is told of at the start. @param folder such as `app/api` */
  static async in(folder: string): Promise<RouteTable> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile() && entry.name === 'route.ts');
    const routes = files.map(async ({ parentPath, name }) => {
      const exported = (await import(pathToFileURL(resolve(parentPath, name)).href)) as Record<string, unknown>;
      return [relative(folder, parentPath).split(sep).join('/'), exported] as const;
    });
    return new RouteTable(await Promise.all(routes));
  }

  /**
   * Whose route this path is.
   *
   * @param segments as they came, percent-encoded
   * @throws URIError for a param that isn't well encoded
   */
  find(segments: readonly string[]): FoundRoute | null {
    return find(this.#root, segments, 0, {});
  }
}

/** The place that this folder is, made if it is new. */
function inside(place: Place, folder: string, isLast: boolean): Place {
  const [fits, any, rest] = folderName.exec(folder) ?? [];
  if (fits === undefined || (rest && !isLast)) {
    throw new Error(`“${folder}”: a folder of the API is a word, [name], or [...name] as the last.`);
  }
  if (any) place.any ??= { name: any, place: newPlace() };
  if (rest) place.rest ??= { name: rest, place: newPlace() };
  const named = (any && place.any) || (rest && place.rest);
  if (named) {
    if (named.name !== (any ?? rest)) throw new Error(`“${folder}” is called [${named.name}] elsewhere in the API.`);
    return named.place;
  }
  const word = place.words.get(folder) ?? newPlace();
  place.words.set(folder, word);
  return word;
}

function find(place: Place, segments: readonly string[], at: number, params: RouteParams): FoundRoute | null {
  const segment = segments[at];
  if (segment === undefined) return place.module && { module: place.module, params };
  const word = place.words.get(segment);
  const { any, rest } = place;
  return (
    (word && find(word, segments, at + 1, params)) ||
    (any && find(any.place, segments, at + 1, { ...params, [any.name]: decodeURIComponent(segment) })) ||
    (rest && find(rest.place, [], 0, { ...params, [rest.name]: segments.slice(at).map(decodeURIComponent) }))
  );
}
