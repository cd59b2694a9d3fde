import { z } from 'zod';
import { amountSchema, currencySchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { allCountries, countryCalled } from '#domain/address/country-name.ts';
import { plainPostcode } from '#domain/tariff/zone-rules.ts';

const typed = (most: number) => text().trim().max(most);
const byCommas = (list: string): string[] =>
  list
    .split(/[,;\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** What stands for every country that no zone names. */
export const everywhereElse = 'Everywhere else';
const isEverywhereElse = (name: string): boolean => name.toLowerCase() === everywhereElse.toLowerCase();

const countryWords = 'Name the countries with commas between them, or write Everywhere else.';
/** Countries by name or code, as typed; none of them is every country that no zone names. */
const countries = text({ error: countryWords })
  .max(10_000)
  .transform((list, context) => {
    const names = byCommas(list);
    if (names.length === 0) context.addIssue(countryWords);
    if (names.length > 1 && names.some(isEverywhereElse))
      context.addIssue('“Everywhere else” can’t be combined with countries. Put those in a separate zone.');
    const codes = names.flatMap((name) => (isEverywhereElse(name) ? [] : [[name, countryCalled(name)] as const]));
    const unknown = codes.find(([, code]) => code === null)?.[0];
    if (unknown !== undefined)
      context.addIssue(`There is no country called “${unknown}”. Write its English name or its two letters.`);
    return [...new Set(codes.flatMap(([, code]) => code ?? []))];
  })
  .pipe(z.array(z.string()).max(allCountries.length));

const postcodeWords = 'Beginnings of postcodes have up to ten letters and digits, such as 07 or IM.';
const postcodes = typed(5_000)
  .transform((list) => [...new Set(byCommas(list).map(plainPostcode))])
  .refine((starts) => starts.every((start) => /^[A-Z0-9]{1,10}$/.test(start)), postcodeWords)
  .refine((starts) => starts.length <= 500, 'List up to 500 postcodes.')
  .optional()
  .transform((starts) => starts ?? []);

const seenVersion = z.coerce.number().int().min(1);
const title = typed(100).min(1, 'Give the zone a name. Only the desk reads it.');

const area = { title, countries, postcodes };
const checkArea = (zone: { countries: string[]; postcodes: string[] }, context: z.RefinementCtx) => {
  if (zone.countries.length === 0 && zone.postcodes.length > 0)
    context.addIssue({
      code: 'custom',
      path: ['postcodes'],
      message: 'Postcodes belong to countries. Name the countries, or leave the postcodes out.',
    });
};

const wholeDays = (missing: string) => z.coerce.number(missing).int(missing).min(0, missing).max(365, missing);
const daysWords = 'Enter working days, from 0 to 365.';
const kilograms = (words: string) =>
  z.coerce
    .number(words)
    .min(0, words)
    .max(10_000, words)
    .multipleOf(0.001, words)
    .transform((kg) => Math.round(kg * 1_000));
const weightWords = 'Enter a weight in kilograms, such as 2 or 2.5.';

const rate = {
  method: typed(40).regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'Use small letters, digits and hyphens, such as standard, express or pick-up.',
  ),
  title: typed(100).min(1, 'Say what customers read, such as Home delivery.'),
  amount: typed(30).min(1, 'Enter an amount such as 9 or 9.50. 0 is free.'),
  freeFrom: typed(30).optional(),
  /** Left out: orders in any currency. */
  currency: typed(3)
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'Use three letters, such as EUR.')
    .optional(),
  weightFrom: kilograms(weightWords)
    .optional()
    .transform((grams) => grams ?? 0),
  weightTo: kilograms(weightWords)
    .optional()
    .transform((grams) => grams ?? null),
  daysLeast: wholeDays(daysWords),
  daysMost: wholeDays(daysWords),
};
const checkRate = (
  given: { weightFrom: number; weightTo: number | null; daysLeast: number; daysMost: number },
  context: z.RefinementCtx,
) => {
  if (given.weightTo !== null && given.weightTo <= given.weightFrom)
    context.addIssue({
      code: 'custom',
      path: ['weightTo'],
      message: 'The upper weight must be more than the lower one.',
    });
  if (given.daysMost < given.daysLeast)
    context.addIssue({ code: 'custom', path: ['daysMost'], message: 'The most days can’t be fewer than the least.' });
};

/** `POST /api/desk/delivery/zones`: a zone with its first way. Amounts in major units, weights in kilograms, as typed. */
export const addZoneSchema = z
  .object({
    ...area,
    method: rate.method,
    wayTitle: rate.title,
    amount: rate.amount,
    freeFrom: rate.freeFrom,
    daysLeast: rate.daysLeast,
    daysMost: rate.daysMost,
  })
  .superRefine((given, context) => {
    checkArea(given, context);
    checkRate({ ...given, weightFrom: 0, weightTo: null }, context);
  });
export const saveZoneSchema = z.object({ ...area, seenVersion }).superRefine(checkArea);
export const saveRateSchema = z.object({ ...rate, seenVersion }).superRefine(checkRate);
export const seenSchema = z.object({ seenVersion });
export const placeZoneSchema = z.object({ place: z.coerce.number().int().min(0).max(1_000), seenVersion });
const hourWords = 'Enter a full hour from 0 to 23.';
const mostClosedDays = 100;
const closedWords = 'Write one day in each line, such as 2026-12-24.';
/** One day in each line, as typed; each once, in order. */
const closedDays = z
  .string()
  .max(2_000)
  .default('')
  .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))].sort())
  .pipe(z.array(z.iso.date(closedWords)).max(mostClosedDays, `At most ${mostClosedDays} days.`));
export const saveSendingSchema = z.object({
  closedDays,
  cutOffHour: z.coerce.number(hourWords).int(hourWords).min(0, hourWords).max(23, hourWords),
  seenVersion,
});

/** A way of delivery of a zone. Amounts in minor units, weights in grams, days are working days. */
export const shippingRateSchema = z.object({
  id: z.string(),
  method: z.string(),
  title: z.string(),
  amount: amountSchema,
  currency: z.string().nullable(),
  freeFrom: amountSchema.nullable(),
  weightFrom: z.int(),
  weightTo: z.int().nullable(),
  daysLeast: z.int(),
  daysMost: z.int(),
});
export type DeskRate = z.infer<typeof shippingRateSchema>;

export const shippingZoneSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** ISO 3166 codes. None: wherever no other zone is. */
  countries: z.array(z.string()),
  postcodes: z.array(z.string()),
  version: z.int(),
  rates: z.array(shippingRateSchema),
});
export type DeskZone = z.infer<typeof shippingZoneSchema>;

export interface DeskDelivery {
  /** `named`: its countries as they are typed. */
  zones: (DeskZone & { named: string })[];
  cutOffHour: number;
  closedDays: string[];
  /** Of the hour and the closed days, and of which zones there are in which order. */
  version: number;
}

const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be two capital letters (ISO 3166-1), such as FR')
  .refine((code) => countryCalled(code) === code, 'is no country');

/** `POST /api/v1/shipping-zones`: a zone with its ways of delivery. Amounts in minor units, days are working days. */
export const createZoneSchema = z.strictObject({
  title,
  /** Empty: wherever no other zone is. */
  countries: z
    .array(countryCode)
    .max(allCountries.length)
    .transform((codes) => [...new Set(codes)]),
  methods: z
    .array(
      z
        .strictObject({
          /** What an order names it by. Left out: `standard` for the first, then made from its title. */
          method: rate.method.optional(),
          title: rate.title,
          amount: amountSchema,
          currency: currencySchema,
          freeFromAmount: amountSchema.optional(),
          earliestDays: wholeDays(daysWords),
          latestDays: wholeDays(daysWords),
        })
        .refine(({ earliestDays, latestDays }) => earliestDays <= latestDays, {
          path: ['latestDays'],
          error: 'can’t be fewer than earliestDays',
        }),
    )
    .min(1, 'Give at least one way of delivery.')
    .max(20),
});
export type CreateZone = z.output<typeof createZoneSchema>;

export type AddZone = z.output<typeof addZoneSchema>;
export type SaveZone = z.output<typeof saveZoneSchema>;
