import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { errorOfField } from '#components/address/field-errors.ts';
import { BagCheckout, NothingToPay, OrderCheckout } from '#components/checkout/checkout-page.tsx';
import { ClosedBagCheckout, ClosedOrderCheckout } from '#components/checkout/closed-checkout.tsx';
import { GuaranteeNotice } from '#components/checkout/guarantee-notice.tsx';
import { countryCookie, readOwnCountry } from '#domain/address/own-country.ts';
import { readBagTo } from '#server/bag/own-bag-view.ts';
import { readCheckoutDefaults } from '#server/checkout/checkout-defaults.ts';
import { readOpening } from '#server/opening/opening-view.ts';
import { mayOpenOrder, ownsOrder } from '#server/order/link/order-access.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { readWaitingPayment } from '#server/order/payment/waiting-payment.ts';
import { cardForm } from '#server/payment/card-in-browser.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { actorOf } from '#server/session/actor.ts';
import { can } from '#server/session/can.ts';
import { parseCookies } from '#server/session/cookies.ts';
import { readGuaranteeNotice } from '#server/shop/guarantee/read-guarantee-notices.ts';
import { readCountriesToChoose } from '#server/tariff/countries-to-choose.ts';
import { typedOn } from '../typed.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Checkout', robots: { index: false } };

type Query = Promise<
  Partial<Record<'order' | 'address' | 'code' | 'problem' | 'field' | 'refusedCode' | 'typed', string>>
>;

export default async function CheckoutPage({ searchParams }: { searchParams: Query }) {
  const query = await searchParams;
  const { order: publicId, address, problem = null, field = null, refusedCode = null } = query;
  const requestHeaders = await headers();
  const actor = await actorOf(requestHeaders);
  const person = actor.kind === 'person' ? actor : null;
  const signedIn = person !== null && !person.guest;
  const typed = await typedOn(query);
  const cookies = parseCookies(requestHeaders.get('cookie'));
  const guess = readOwnCountry(cookies.get(countryCookie))?.country ?? null;
  const countries = await readCountriesToChoose(guess);
  const begun = countries.some(([code]) => code === guess) && guess !== null ? { country: guess } : {};
  const defaults = { ...begun, ...(await readCheckoutDefaults(person, address)), ...typed, countries };
  const common = {
    problem,
    errors: errorOfField(field, defaults),
    signedIn,
    placeKey: randomUUID(),
    defaults,
    cardForm: cardForm(),
    refusedCode,
  };
  const opening = await readOpening();
  const closed = await whyCheckoutIsClosed();
  if (publicId !== undefined) {
    const view = (await mayOpenOrder({ actor, cookies }, publicId)) ? await readOrderView(publicId) : null;
    if (view?.data.status !== 'placed' || (view.data.payWay && view.data.payWay.kind !== 'link')) notFound();
    const { email, shippingAddress } = view.data;
    if (closed) return <ClosedOrderCheckout initial={view} opening={opening} why={closed.problem.message} />;
    const isOwn = (person && can(person, 'order:place')) || (await ownsOrder(actor, publicId));
    // Their own defaults may be a guest's, or those of somebody to whom the mail was sent on.
    const { phone, billing } = view.data;
    const { company, vatNumber } = billing ?? {};
    const buyer = { phone: phone ?? undefined, company: company ?? undefined, vatNumber: vatNumber ?? undefined };
    const ofOrder = { ...(email && { email }), ...shippingAddress, ...buyer, ...typed };
    // An order of the desk goes where its customer said, not to what their account has.
    const given = !isOwn ? { book: undefined, ...ofOrder } : view.data.payWay ? ofOrder : {};
    return withNotice(
      <OrderCheckout
        initial={view}
        waiting={null}
        proof={isOwn || email === '' ? null : { codeSent: query.code === 'sent' }}
        {...common}
        defaults={{ ...common.defaults, ...given }}
      />,
    );
  }
  // Priced to where the form says, so that both agree before anything is chosen.
  const { country, region, postalCode } = defaults;
  const place = country ? { country, region: region || null, postalCode: postalCode || null } : null;
  const bag = person && (await readBagTo(person.personId, place));
  if (!bag || bag.data.lines.length === 0) return <NothingToPay />;
  if (closed) return <ClosedBagCheckout initial={bag} opening={opening} why={closed.problem.message} />;
  const waiting = await readWaitingPayment(person.personId);
  return withNotice(<BagCheckout initial={bag} waiting={waiting} {...common} />);
}

const withNotice = async (checkout: ReactNode) => (
  <>
    {checkout}
    <GuaranteeNotice notice={await readGuaranteeNotice()} />
  </>
);
