import { momentOf } from '#domain/time/shop-clock.ts';
import { readShop } from '#server/shop/read-shop.ts';

const hasOffset = /(Z|[+-]\d{2}:\d{2})$/;

/** What was typed into a field for a moment, in UTC: by the shop's clocks, unless it names its offset. */
export const typedMoment = async (typed: string): Promise<string> =>
  new Date(hasOffset.test(typed) ? typed : momentOf(typed, (await readShop()).zone)).toISOString();

export const typedMomentOrNone = async (typed: string | undefined): Promise<string | undefined> =>
  typed === undefined ? undefined : typedMoment(typed);
