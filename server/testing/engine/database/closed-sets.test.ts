import { expect, it } from 'vitest';
import { type AlertState, alertKinds } from '#contract/alert/alert.ts';
import type { ArticleKind } from '#contract/article/article.ts';
import { auctionStateSchema } from '#contract/auction/auction.ts';
import type { LotSale } from '#contract/auction/lot-facts.ts';
import { productStatuses } from '#contract/catalogue/catalogue.ts';
import { importSchema } from '#contract/catalogue/import/product-import.ts';
import { orderSources } from '#contract/order/order.ts';
import { paymentProviders } from '#contract/payment/payment-providers.ts';
import { vatResults } from '#contract/vat-number/vat-number.ts';
import { lotOutcomes } from '#domain/auction/closing.ts';
import { isSealed, lotFormats } from '#domain/auction/format.ts';
import { sellers } from '#domain/auction/lot-seller.ts';
import { dropStates } from '#domain/drop/drop-phase.ts';
import { marginKinds } from '#domain/money/margin-scheme.ts';
import { cancelReasons } from '#domain/order/cancel-reason.ts';
import { refundStatuses } from '#domain/order/cover-refunds.ts';
import { orderStatuses } from '#domain/order/order-transitions.ts';
import { payWays } from '#domain/order/pay-way.ts';
import { paymentStatuses } from '#domain/order/payment-progress.ts';
import { promotionKinds } from '#domain/order/price/promotion.ts';
import { scheduledPriceStates } from '#domain/price/scheduled-price.ts';
import { returnStatuses } from '#domain/return/return-transitions.ts';
import { reviewStates } from '#domain/review/review-states.ts';
import { trackingStatuses } from '#domain/shipping/tracking/tracking-status.ts';
import { taxRules } from '#domain/tariff/tax-rates.ts';
import { taxTreatments } from '#domain/tariff/tax-treatment.ts';
import { withdrawalSources } from '#domain/withdrawal/withdrawal-sources.ts';
import { withdrawalStatuses } from '#domain/withdrawal/withdrawal-transitions.ts';
import type { AlertTask } from '#server/alert/work-off-tasks.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { PaymentsTaken } from '#server/payment/payments-taken.ts';
import type { LinkedQuestion } from '#server/question/question-by-link.ts';
import type { WrittenText } from '#server/rich-text/written-text.ts';
import { testDatabase } from '#server/testing/database.ts';

testDatabase();

/** The names of a union that no list has: the compiler holds this one complete. */
const namesOf = <Name extends string>(names: Record<Name, true>): string[] => Object.keys(names);

const known: Readonly<Record<string, readonly string[]>> = {
  'alert.kind': alertKinds,
  'alert.state': namesOf<AlertState>({
    unconfirmed: true,
    waiting: true,
    offered: true,
    taken: true,
    lapsed: true,
    ended: true,
  }),
  'alert_task.kind': namesOf<AlertTask['kind']>({
    line_moved: true,
    left_over: true,
    price_fell: true,
    piece_published: true,
    no_longer_sold: true,
    line_opens: true,
  }),
  'article.kind': namesOf<ArticleKind>({ page: true, journal: true }),
  'auction.margin_kind': marginKinds,
  'auction.outcome': lotOutcomes,
  'auction.sold_by': sellers,
  'auction.state': auctionStateSchema.options,
  'auction.vat': namesOf<LotSale['vat']>({ standard: true, margin: true }),
  'drop.state': dropStates,
  'import_job.state': importSchema.shape.state.options,
  'order_return.status': returnStatuses,
  'orders.cancel_reason': cancelReasons,
  'orders.pay_way': payWays,
  'orders.source': orderSources,
  'orders.status': orderStatuses,
  'orders.tax_treatment': taxTreatments,
  'payment.provider': paymentProviders,
  'payment.status': paymentStatuses,
  'product.description_format': namesOf<WrittenText['format']>({ plain: true, markdown: true, html: true }),
  'product.status': productStatuses,
  'promotion.kind': promotionKinds,
  'question.state': namesOf<LinkedQuestion['state']>({ unconfirmed: true, waiting: true, shown: true, refused: true }),
  'refund.status': refundStatuses,
  'review.state': reviewStates,
  'scheduled_price.state': scheduledPriceStates,
  'shipment.status': trackingStatuses,
  'shop_settings.payments': namesOf<PaymentsTaken>({ live: true, test: true, none: true }),
  'tax_settings.rule': taxRules,
  'vat_check.result': vatResults,
  'withdrawal.source': withdrawalSources,
  'withdrawal.status': withdrawalStatuses,
};

it('stores only what the rules have a name for', async () => {
  const rows = await readRows<{ column: string; definition: string }>`
    SELECT conrelid::regclass || '.' || attname AS column, pg_get_constraintdef(pg_constraint.oid) AS definition
    FROM pg_constraint JOIN pg_attribute ON attrelid = conrelid AND attnum = conkey[1]
    WHERE contype = 'c' AND cardinality(conkey) = 1`;
  const checks = rows.filter(({ definition }) => /^CHECK \(\(\w+ = ANY \(ARRAY\[[^\]]*\]\)\)\)$/.test(definition));
  const stored = checks.map(({ column, definition }) => [column, namesIn(definition)]);
  expect(Object.fromEntries(stored)).toEqual(sorted(known));
});

it('stores lots of every format, and of no other', async () => {
  const [check] = await readRows<{ definition: string }>`
    SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = 'auction_format'`;
  const formats = [...(check?.definition ?? '').matchAll(/WHEN '(\w+)'/g)].map(([, format]) => format);
  expect(formats.sort()).toEqual([...lotFormats].sort());
});

it('keeps what a sealed format hides where the database tells of changes', async () => {
  const sealed = await readRows<{ format: (typeof lotFormats)[number] }>`
    SELECT format FROM unnest(${[...lotFormats]}::text[]) AS format WHERE format LIKE 'sealed%'`;
  expect(sealed.map(({ format }) => format).sort()).toEqual(lotFormats.filter(isSealed).sort());
});

const namesIn = (definition: string): string[] =>
  [...definition.matchAll(/'(\w+)'/g)].map(([, name]) => name ?? '').sort();

const sorted = (sets: typeof known) =>
  Object.fromEntries(Object.entries(sets).map(([at, set]) => [at, [...set].sort()]));
