import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { errorOfField } from '#components/address/field-errors.ts';
import { NewOrderForm } from '#components/desk/orders/new-order-form.tsx';
import { newOrderProblem } from '#components/desk/orders/new-order-words.ts';
import { Note } from '#components/ui/note.tsx';
import { payWays, usualDaysHeld } from '#domain/order/pay-way.ts';
import { dayLater } from '#domain/order/working-days.ts';
import { readHoldDays, readNewOrder } from '#server/desk/new-order.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readCountriesToChoose } from '#server/tariff/countries-to-choose.ts';
import { typedOn } from '../../../../typed.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'New order' };

type Search = Promise<{ problem?: string; field?: string; typed?: string }>;

export default async function NewOrderPage({ searchParams }: { searchParams: Search }) {
  const actor = await atDesk('/desk/orders/new');
  const query = await searchParams;
  const { country, bankAccount } = await readShop();
  const countries = await readCountriesToChoose(country);
  const own = countries.some(([code]) => code === country) ? { country } : {};
  const typed: Record<string, string> = { ...own, ...(await typedOn(query)) };
  const closed = await whyCheckoutIsClosed();
  const ways = payWays.filter((way) => (way === 'link' ? !closed : way !== 'transfer' || bankAccount !== ''));
  const { today, latest } = await readHoldDays();
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/orders">
              Orders
            </a>
          </p>
          <h1 className="heading-large">New order</h1>
        </div>
      </div>
      {query.problem && (
        <div className="desk__returned">
          <Note tone="attention" role="alert">
            {newOrderProblem(query.problem)}
          </Note>
        </div>
      )}
      <NewOrderForm
        draft={await readNewOrder(actor, typed)}
        typed={typed}
        countries={countries}
        placeKey={randomUUID()}
        hold={{ usual: dayLater(today, usualDaysHeld[ways[0] ?? 'cash']), today, latest }}
        ways={ways}
        errors={errorOfField(query.field ?? null, typed)}
      />
    </>
  );
}
