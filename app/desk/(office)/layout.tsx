import type { ReactNode } from 'react';
import { deskRooms } from '#components/desk/desk-rooms.ts';
import { DeskSidebar } from '#components/desk/desk-sidebar.tsx';
import { openingMoment } from '#components/opening/opening-words.ts';
import { Note } from '#components/ui/note.tsx';
import { readOpensAt } from '#server/opening/opens-at.ts';
import { takesTestOrders } from '#server/payment/payments-taken.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import '#components/desk/desk.css';
import '#components/desk/desk-side.css';
import '#components/desk/today/today.css';
import '#components/desk/pieces/pieces.css';
import '#components/desk/desk-rows.css';
import '#components/desk/orders/parcels.css';
import '#components/desk/orders/send-orders.css';
import '#components/desk/desk-form.css';
import { can } from '#server/session/can.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { deskView, pagesOf, staff } from '../at-desk.ts';

export const dynamic = 'force-dynamic';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await staff();
  const { shopName } = await readPageShop();
  return (
    <div className="desk">
      <DeskSidebar initial={await deskView()} who={actor.name} rooms={deskRooms(pagesOf(actor))} shopName={shopName} />
      <main className="desk__main">
        <OpeningNote maySet={can(actor, 'settings:write')} />
        <PaymentsNote />
        {children}
      </main>
    </div>
  );
}

/** Until the shop opens, the desk sees what visitors don't. */
async function OpeningNote({ maySet }: { maySet: boolean }) {
  const opensAt = await readOpensAt();
  if (!opensAt) return null;
  const { zone } = await readPageShop();
  return (
    <div className="desk__said">
      <Note>
        <b className="bold tabular">
          Visitors see the opening page until {openingMoment(opensAt.toISOString(), zone)}.
        </b>{' '}
        You see the shop as it will be.{' '}
        <a className="text-link" href="/">
          Look around
        </a>{' '}
        <a className="text-link" href="/opening">
          See the opening page
        </a>{' '}
        {maySet && (
          <a className="text-link" href="/desk/settings">
            Change the date
          </a>
        )}
      </Note>
    </div>
  );
}

/** What the desk must know before anyone buys: that nobody can, or that nobody pays. */
async function PaymentsNote() {
  const closed = await whyCheckoutIsClosed();
  if (!closed && !takesTestOrders()) return null;
  return (
    <div className="desk__said">
      {closed ? (
        <Note tone="attention">
          <b className="bold">The checkout is closed.</b> {closed.missing}
        </Note>
      ) : (
        <Note tone="attention">
          <b className="bold">Test payments are on.</b> Orders are placed and no money moves. Before you sell, set live
          keys and remove TEST_PAYMENTS.
        </Note>
      )}
    </div>
  );
}
