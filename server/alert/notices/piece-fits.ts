import { z } from 'zod';
import { moneyInWords } from '#server/notice/words/amounts-and-moments.ts';
import { amountFact, currencyFact, noticeForm } from '#server/notice/words/notice-form.ts';

const count = z.int();

export const pieceFits = noticeForm(
  {
    title: 'A piece fits a list I asked about',
    about: 'When it can be bought, at most once a day for all lists.',
    action: 'See what fits',
  },
  z.object({
    /** The lists that they came into, by name, with how many came into each. */
    lists: z.array(z.object({ name: z.string(), pieces: count })),
    pieces: count,
    /** Some of them. */
    first: z.array(z.object({ piece: z.string(), amount: amountFact, currency: currencyFact })),
  }),
  ({ lists, pieces, first }) => {
    const names = lists.map(({ name }) => name).join('; ');
    const asked = names ? `You asked us to tell you about: ${names}.` : 'You asked to be told.';
    return {
      title:
        pieces === 1 && first[0]
          ? `${first[0].piece} fits what you asked for`
          : `${pieces === 1 ? 'A piece fits' : `${pieces.toLocaleString('en-GB')} pieces fit`} what you asked for`,
      body: `${asked}\n${pieces === 1 ? 'It' : 'They'} could be bought when we sent this. We’ll email you at most once a day, until you stop it.`,
    };
  },
  ({ lists, pieces, first }) => [
    ...first.map(({ piece, amount, currency }) => ({
      name: piece,
      value: moneyInWords(amount, currency),
      kind: 'line' as const,
    })),
    ...(lists.length > 1 || pieces > first.length
      ? lists.map(({ name, pieces: some }) => ({
          name,
          value: some === 1 ? '1 piece' : `${some.toLocaleString('en-GB')} pieces`,
          kind: 'aside' as const,
        }))
      : []),
  ],
);
