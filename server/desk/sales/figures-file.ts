import type { Figures, FiguresQuery, FigureTable, SellThrough, SoldShare } from '#contract/desk/figures.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import type { Actor } from '#server/session/actor.ts';
import { csvText } from '#server/web/csv-text.ts';
import { readFigures } from './read-figures.ts';

type Cell = string | number | null;

/** One table of the figures as CSV, amounts in the currency's main unit. @throws AccessProblem for whoever may not */
export async function figuresFile(
  actor: Actor,
  table: FigureTable,
  query: FiguresQuery,
): Promise<{ name: string; csv: string }> {
  const figures = await readFigures(actor, query);
  const { from, to } = figures.range;
  return { name: `${table}-${from}-${to}.csv`, csv: csvText(rowsOf[table](figures), { escapesFormulas: true }) };
}

const rowsOf: Record<FigureTable, (figures: Figures) => Cell[][]> = {
  time: ({ steps, currency }) => [
    ['when', 'orders', 'taken', 'taken_before', 'currency'],
    ...steps
      .filter(({ state }) => state !== 'to_come')
      .map(({ at, orders, amount, before }) => [
        ...[at, orders, decimalAmount(amount, currency), decimalAmount(before ?? 0, currency), currency],
      ]),
  ],
  pieces: ({ pieces, currency }) => [
    ['piece', 'slug', 'sold', 'taken', 'currency'],
    ...pieces.map(({ name, slug, pieces: sold, amount }) => [
      ...[name, slug, sold, decimalAmount(amount, currency), currency],
    ]),
  ],
  makers: ({ makers, currency }) => sharesOf('maker', makers, { counted: 'pieces', currency }),
  countries: ({ countries, currency }) => sharesOf('country', countries, { counted: 'orders', currency }),
  channels: ({ channels, currency }) => sharesOf('channel', channels, { counted: 'orders', currency }),
  collections: ({ collections }) => throughOf('collection', collections),
  drops: ({ drops }) => throughOf('drop', drops),
  lots: ({ lots }) => [
    ['lot', 'title', 'sold', 'price', 'estimate_low', 'estimate_high', 'currency'],
    ...lots.map(({ lotNumber, title, sold, amount, estimateLow, estimateHigh, currency }) => [
      ...[lotNumber, title, sold ? 'yes' : 'no', sold ? decimalAmount(amount, currency) : null],
      ...[estimateLow, estimateHigh].map((estimate) => (estimate === null ? null : decimalAmount(estimate, currency))),
      currency,
    ]),
  ],
};

const sharesOf = (
  name: string,
  shares: readonly SoldShare[],
  { counted, currency }: { counted: string; currency: string },
): Cell[][] => [
  [name, counted, 'taken', 'taken_before', 'currency'],
  ...shares.map((share) => [
    ...[
      share.name,
      share.count,
      decimalAmount(share.amount, currency),
      decimalAmount(share.before, currency),
      currency,
    ],
  ]),
];

const throughOf = (name: string, rows: readonly SellThrough[]): Cell[][] => [
  [name, 'sold', 'offered'],
  ...rows.map(({ name, sold, offered }) => [name, sold, offered]),
];
