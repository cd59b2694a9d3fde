import type { GoLiveCheck } from '#contract/go-live/go-live.ts';
import { type ShopSettings, unsetShop } from '#contract/shop/shop-settings.ts';
import { inUnion } from '#domain/tariff/vat-territory.ts';
import type { missingForCheckout } from '#server/payment/why-checkout-is-closed.ts';

/** What the checks look at. */
export interface GoLiveFacts {
  shop: ShopSettings;
  /** What the checkout is closed for. */
  missingForCheckout: ReturnType<typeof missingForCheckout>;
  testOrders: boolean;
  smtp: boolean;
  mailFrom: string | undefined;
  publicUrl: string | undefined;
  vatDecided: boolean;
  /** Titles of zones that have a rate. */
  zones: string[];
  /** Pages of texts that are published. */
  texts: ReadonlySet<string>;
  /** Languages that have the notice on the legal guarantee. */
  guaranteeNotices: string[];
  /** As `2026-09-27`. */
  today: string;
  pieces: number;
  withoutPhotograph: number;
  withoutMaker: number;
  /** That aren't closed. */
  lots: number;
}

const settings = '/desk/settings';

/** Everything a shop needs before it sells, in the order of the list, and then what it can do without. */
export function judgeGoLive(facts: GoLiveFacts): GoLiveCheck[] {
  const notice = facts.today >= guaranteeNoticeSince && inUnion.has(facts.shop.country) ? [guaranteeNotice] : [];
  const rows = [payments, company, delivery, email, name, texts, ...notice, vat, withdrawal, address, ...niceToHave];
  return rows.map((row) => row(facts));
}

type Row = (facts: GoLiveFacts) => GoLiveCheck;
type Verdict = Pick<GoLiveCheck, 'done' | 'says'>;

const row = (given: Omit<GoLiveCheck, 'done' | 'says'>, judge: (facts: GoLiveFacts) => Verdict): Row => {
  return (facts) => ({ ...given, ...judge(facts) });
};
const is = (says: string): Verdict => ({ done: true, says });
const missing = (says: string): Verdict => ({ done: false, says });
/** The order of a piece is refused without it. */
const stops = { stopsSales: true, needed: true } as const;
const needed = { stopsSales: false, needed: true } as const;
const warns = { stopsSales: false, needed: false } as const;

const payments: Row = (facts) => {
  const closed = facts.missingForCheckout.get('payments');
  const row = { name: 'Payments', href: null, action: 'On the server' };
  if (closed) return { ...row, ...stops, ...missing(closed.missing) };
  if (!facts.testOrders) return { ...row, ...stops, ...is('Live keys are set.') };
  // The checkout is open then.
  return {
    ...row,
    ...needed,
    ...missing('TEST_PAYMENTS=1: orders are placed and no money moves. Set live keys and remove it.'),
  };
};

const email = row({ name: 'Email', ...needed, href: null, action: 'On the server' }, ({ smtp, mailFrom, shop }) => {
  if (!smtp) return missing('SMTP_URL isn’t set, so no email leaves the shop.');
  const from = mailFrom ?? shop.email;
  return from === '' ? missing('MAIL_FROM isn’t set, so emails have no sender.') : is(`Sent from ${from}.`);
});

const name = row({ name: 'Name', ...needed, href: settings, action: 'Change' }, ({ shop: { shopName } }) =>
  shopName === unsetShop.shopName
    ? missing('The shop has no name of its own yet.')
    : is(`${shopName}. Shown in the header, in titles and in emails.`),
);

const company = row({ name: 'Company details', ...stops, href: settings, action: 'Change' }, (facts) => {
  const { shop } = facts;
  const closed = facts.missingForCheckout.get('seller');
  return closed ? missing(closed.missing) : is(`${shop.sellerName}, ${shop.sellerAddress.replaceAll('\n', ', ')}.`);
});

const legalTexts = [
  ['imprint', 'company details'],
  ['terms', 'terms'],
  ['privacy', 'privacy'],
] as const;

const texts = row({ name: 'Legal pages', ...needed, href: '/desk/texts', action: 'Write' }, ({ texts: written }) => {
  const lacks = legalTexts.flatMap(([slug, words]) => (written.has(slug) ? [] : [words]));
  return lacks.length > 0
    ? missing(`Not written yet: ${lacks.join(', ')}.`)
    : is('Company details, terms and privacy are published.');
});

/** Regulation (EU) 2025/1960 applies from this day. */
const guaranteeNoticeSince = '2026-09-27';

const guaranteeNotice = row(
  { name: 'Guarantee notice', ...needed, href: `${settings}?section=legal#guarantee`, action: 'Upload' },
  ({ guaranteeNotices }) =>
    guaranteeNotices.length === 0
      ? missing('The checkout must show the EU notice on the legal guarantee, and no file has been uploaded yet.')
      : is(`Shown at the checkout, in ${guaranteeNotices.join(', ')}.`),
);

const vat = row({ name: 'VAT', ...needed, href: '/desk/taxes', action: 'Choose' }, ({ vatDecided, shop }) => {
  if (shop.country === '')
    return missing('The shop’s country isn’t set, and VAT goes by it. Enter it in the settings.');
  return vatDecided ? is('Decided.') : missing('Not decided yet, so neither prices nor invoices mention it.');
});

const delivery = row({ name: 'Delivery', ...stops, href: '/desk/delivery', action: 'Change' }, ({ zones }) =>
  zones.length === 0
    ? missing('No delivery zone, so nothing can be sent anywhere.')
    : is(`${zones.join(', ')}. Nowhere else.`),
);

const withdrawal = row({ name: 'Withdrawal', ...needed, href: settings, action: 'Change' }, ({ shop }) =>
  shop.email === ''
    ? missing('The shop has no email address, which the withdrawal instructions must name.')
    : is(`Withdrawals can also be sent to ${shop.email}.`),
);

const address = row({ name: 'Web address', ...needed, href: null, action: 'On the server' }, ({ publicUrl }) => {
  if (!publicUrl) return missing('PUBLIC_URL isn’t set, so links in emails lead to this machine.');
  return publicUrl.startsWith('https://') ? is(`${publicUrl}.`) : missing(`${publicUrl} isn’t https.`);
});

/** The amount begins at 0, which is free: a shop with lots is told so unless it has said that it means it. */
const lotDelivery = row(
  { name: 'Delivery of lots', ...warns, href: settings, action: 'Change' },
  ({ lots, shop: { lotDeliveryAmount, lotDeliveryPaidBy } }) => {
    if (lots === 0) return is('No lots need it yet.');
    return lotDeliveryAmount === 0
      ? lotDeliveryPaidBy === 'shop'
        ? is('Free. The shop pays for it.')
        : missing('Free, because no amount has been entered. Enter one, or say that the shop pays.')
      : is('One amount, wherever it goes.');
  },
);

const niceToHave: Row[] = [
  lotDelivery,
  row({ name: 'Pieces', ...warns, href: '/desk/import', action: 'Import' }, ({ pieces }) =>
    pieces === 0 ? missing('There is nothing for sale yet.') : is(`${pieces} for sale.`),
  ),
  row({ name: 'Photographs', ...warns, href: '/desk/pieces', action: 'See' }, ({ pieces, withoutPhotograph }) =>
    pieces === 0
      ? missing('There are no pieces yet.')
      : withoutPhotograph === 0
        ? is('Each piece has one.')
        : missing(`${withoutPhotograph} of ${pieces} pieces have none.`),
  ),
  row({ name: 'Product safety', ...warns, href: '/desk/safety', action: 'See' }, ({ pieces, withoutMaker }) =>
    pieces === 0
      ? missing('There are no pieces yet.')
      : withoutMaker === 0
        ? is('Each piece names who answers for it.')
        : missing(`${withoutMaker} of ${pieces} pieces don’t name a manufacturer with an address.`),
  ),
];
