import { z } from 'zod';
import { countryCodeSchema } from '#contract/value/country-code.ts';
import { text, writtenText } from '#contract/value/text.ts';
import { fractionDigitsOf } from '#domain/money/fraction-digits.ts';
import { parseAmount } from '#domain/money/parse-amount.ts';
import { bookkeepingSettings } from './bookkeeping-settings.ts';
import { frontSettings } from './front-settings.ts';
import { lookSettings } from './look-settings.ts';
import { mailSettings } from './mail-settings.ts';
import { defaultCurrency, shopCurrency } from './shop-currency.ts';

const line = (most: number) => text().trim().max(most, `Write at most ${most} characters.`);

/** The file of a photograph in the shop's folder, or among those that were uploaded. Empty: pages have none. */
const photographFile = line(125)
  .regex(/^([a-z0-9][a-z0-9-]*\.webp)?$/, 'Enter the file name of a photograph, for example front-room.webp.')
  .default('');

/** A number, or its digits as a form sends them. Coercing would make 0 of null and of an empty text, and 1 of true. */
const numberOrDigits = (wanted: string) =>
  z.union(
    [
      z.number(),
      text()
        .trim()
        .regex(/^\d+(\.\d+)?$/)
        .transform(Number),
    ],
    wanted,
  );

const percentWanted = 'Enter a number from 0 to 50 with at most two decimals.';
const percent = numberOrDigits(percentWanted).pipe(
  z.number().min(0, percentWanted).max(50, percentWanted).multipleOf(0.01, percentWanted),
);

/** The code of any currency, so that a shop keeps the one it has. `saveShop` says which can be chosen. */
const currencyCodeSchema = text()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{3}$/, 'Enter the code of a currency, such as EUR or JPY.');

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * The shop's own facts, which the merchant sets at the desk. An empty text is a fact nobody has given: pages leave it out.
 * Each key is a setting; a new one needs a line here, and its default is its value in every shop that hasn't set it.
 */
export const shopSettingsSchema = z.object({
  /** Stands in the header, in titles and in emails. */
  shopName: line(60).min(1, 'Enter the name of the shop.').default('New shop'),
  /** One sentence in the footer and on the front page. */
  tagline: line(160).default(''),
  /** For search engines and shared links. */
  description: line(300).default(''),
  /** The person or company that sells, as invoices name it. */
  sellerName: line(100).default(''),
  /** The seller's postal address, one line for each line. */
  sellerAddress: writtenText(null, 300).default(''),
  /** The address customers write to, and that emails are answered at. */
  email: z.union([z.literal(''), z.email('Enter an email address.').max(200)]).default(''),
  phone: line(40).default(''),
  /** The seller's country, by its code or its English name; kept as its code (ISO 3166-1). */
  country: countryCodeSchema.default(''),
  vatId: line(40).default(''),
  /** The currency of its prices (ISO 4217). It stays from the first price on. */
  currency: currencyCodeSchema.default(defaultCurrency),
  /** VAT of a shop that keeps no rates by country, in percent. Empty: neither pages nor invoices mention VAT. */
  vatPercent: z.union([z.literal(''), percent], percentWanted).default(''),
  /** The packing room's time zone, as IANA names it. Delivery days are counted from its working days. */
  zone: z.string().refine(isZone, 'Enter a time zone such as Europe/Berlin.').default('UTC'),
  /** Days after delivery in which an order can be sent back by the shop's own terms; 0: not at all. */
  returnDays: numberOrDigits('Enter a number of days.').pipe(z.number().int().min(0).max(365)).default(14),
  returnPaidBy: z.enum(['shop', 'customer'], 'Choose who pays for a return.').default('customer'),
  /** `when_packed`: the bank sets a payment aside at checkout and pays it when packing begins, where its method can. */
  paymentCapture: z.enum(['at_once', 'when_packed'], 'Choose when payments are taken.').default('at_once'),
  /** The account that bank transfers go to, one line for each line. Empty: the shop takes none. */
  bankAccount: writtenText(null, 300).default(''),
  /** The buyer's premium of new lots that bring none of their own, in percent of the hammer price. */
  buyersPremiumPercent: percent.default(0),
  /** Where security problems are reported: `/.well-known/security.txt` names it. Empty: the shop has no such page. */
  securityContact: z
    .union(
      [
        z.literal(''),
        z
          .string()
          .max(200)
          .regex(/^(mailto:|https:\/\/)\S+$/),
      ],
      'Enter an address that begins with mailto: or https://.',
    )
    .default(''),
  /** How a piece is packed, in the merchant's words. */
  packing: writtenText(null, 200).default(''),
  /** Delivery of a won lot wherever it goes, in minor units of its currency. It is said before anybody bids. */
  lotDeliveryAmount: numberOrDigits('Enter an amount such as 18 or 18.50.')
    .pipe(
      z
        .number()
        .int('Enter whole minor units.')
        .min(0, 'Enter 0 or more.')
        .max(1_000_000, 'Enter at most 1,000,000 minor units.'),
    )
    .default(0),
  /** `shop` says that delivery of lots is meant to be free; their amount is 0 then. */
  lotDeliveryPaidBy: z.enum(['customer', 'shop'], 'Choose who pays for the delivery of lots.').default('customer'),
  /** When the shop opens, in its own zone: `2026-12-04T18:00`. Until then visitors see the opening page only. Empty: now. */
  opensAt: z
    .union([
      z.literal(''),
      z.iso
        .datetime({
          local: true,
          offset: false,
          precision: -1,
          error: 'Enter a date and a time, such as 2026-12-04T18:00.',
        })
        .regex(/\d$/, 'Leave the Z out: the time is in the shop’s zone.'),
    ])
    .default(''),
  /** On the opening page. */
  openingPhotograph: photographFile,
  /** Under the empty plinth of a page that isn't there. */
  notFoundLabel: line(80).default(''),
  /** At the head of the list of makers and of the auctions. */
  makersPhotograph: photographFile,
  auctionsPhotograph: photographFile,
  /** Stands before the numbers of new orders: `RW-` makes `RW-4801`. Empty: the number alone. */
  orderNumberPrefix: text()
    .trim()
    .toUpperCase()
    .max(8, 'Use up to 8 characters.')
    .regex(/^[A-Z0-9-]*$/, 'Use letters A to Z, digits and hyphens.')
    .regex(/^(?!-)/, 'Begin with a letter or a digit.')
    .regex(/(^|\D)$/, 'End with a letter or a hyphen. After a digit, nobody could tell where the order number begins.')
    .default(''),
  ...lookSettings,
  ...bookkeepingSettings,
  ...frontSettings,
  ...mailSettings,
});
export type ShopSettings = z.output<typeof shopSettingsSchema>;
export type ShopSetting = keyof ShopSettings;

/** What a shop is before anybody has set anything. */
export const unsetShop: ShopSettings = shopSettingsSchema.parse({});

const { shape } = shopSettingsSchema;
type Shape = typeof shape;

/** Any of the settings, without their defaults: what isn't sent stays as it is. Unknown names are refused. */
export const patchShopSchema = z.strictObject(
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, schema.unwrap().optional()])) as {
    [Name in ShopSetting]: z.ZodOptional<ReturnType<Shape[Name]['unwrap']>>;
  },
);
export type PatchShop = z.output<typeof patchShopSchema>;

/** The form's amount is in major units as typed; the API's is in minor units. NaN for what is no amount. */
function typedAmounts({ lotDeliveryAmount: typed, ...sent }: Record<string, unknown>): { lotDeliveryAmount?: number } {
  if (typeof typed !== 'string') return {};
  const chosen = currencyCodeSchema.safeParse(sent.currency);
  const currency = chosen.data ?? shopCurrency();
  const amount = parseAmount(typed, fractionDigitsOf(currency));
  return { lotDeliveryAmount: amount.ok ? amount.value : Number.NaN };
}

/**
 * `POST /api/desk/settings`: a form that names in `shows` the settings it has fields for. A form leaves empty fields out,
 * so what it shows and doesn't send has been emptied. `section` is where a form without scripts goes back to. @see seenVersion the version of the settings it was filled in from
 */
export const saveShopSchema = z
  .looseObject({
    seenVersion: z.coerce.number().int().min(1),
    shows: text().max(2_000),
    section: text()
      .regex(/^[a-z]{1,20}$/)
      .optional(),
  })
  .transform(({ seenVersion, shows, section, ...sent }, context) => {
    const emptied = Object.fromEntries(shows.split(' ').map((name) => [name, '']));
    const filled = { ...emptied, ...sent };
    const read = patchShopSchema.safeParse({ ...filled, ...typedAmounts(filled) });
    for (const { path, message } of read.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
    return { seenVersion, section, given: read.data ?? {} };
  });
