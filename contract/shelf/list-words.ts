import type { ListWords } from '#domain/alert/list-name.ts';
import type { ShelfPageQuery } from './shelf.ts';
import { sizeNames } from './shelf-address.ts';

/** What a list was narrowed to, for its name. @param collection its title; null: all of the shop */
export const listWords = (query: ShelfPageQuery, collection: string | null): ListWords => ({
  words: query.q,
  collection,
  materials: query.material,
  forms: query.form,
  makers: query.maker,
  sizes: query.size.map((size) => sizeNames[size]),
  from: query.from && `€${query.from}`,
  to: query.to && `€${query.to}`,
});
