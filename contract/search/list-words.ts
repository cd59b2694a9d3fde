import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { ListWords } from '#domain/alert/list-name.ts';
import type { ShelfPageQuery } from './shelf.ts';
import { sizeNames } from './shelf-address.ts';

const priceWords = (plain: string) =>
  plain &&
  new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency: shopCurrency(),
    currencyDisplay: 'narrowSymbol',
    trailingZeroDisplay: 'stripIfInteger',
  }).format(Number(plain));

/** What a list was narrowed to, for its name. @param collection its title; null: all of the shop */
export const listWords = (query: ShelfPageQuery, collection: string | null): ListWords => ({
  words: query.q,
  collection,
  materials: query.material,
  forms: query.form,
  makers: query.maker,
  sizes: query.size.map((size) => sizeNames[size]),
  from: priceWords(query.from),
  to: priceWords(query.to),
});
