import { momentOf } from '#domain/time/shop-clock.ts';
import { settings } from '#server/config/settings.ts';

const hasOffset = /(Z|[+-]\d{2}:\d{2})$/;

/** What was typed into a field for a moment, in UTC: by the shop's clocks, unless it names its offset. */
export const typedMoment = (typed: string): string =>
  new Date(hasOffset.test(typed) ? typed : momentOf(typed, settings().SHOP_ZONE)).toISOString();

export const typedMomentOrNone = (typed: string | undefined): string | undefined =>
  typed === undefined ? undefined : typedMoment(typed);
