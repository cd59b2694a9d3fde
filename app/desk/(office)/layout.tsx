import type { ReactNode } from 'react';
import { DeskSidebar } from '#components/desk/desk-sidebar.tsx';
import { Note } from '#components/ui/note.tsx';
import { takesTestOrders } from '#server/payment/payments-taken.ts';
import { whyCheckoutIsClosed } from '#server/payment/why-checkout-is-closed.ts';
import '#components/desk/desk.css';
import { readPageShop } from '#server/shop/page-shop.ts';
import { deskView, pagesOf, staff } from '../at-desk.ts';

export const dynamic = 'force-dynamic';

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await staff();
  const { shopName } = await readPageShop();
  return (
    <div className="dk">
      <DeskSidebar initial={await deskView()} who={actor.name} pages={pagesOf(actor)} shopName={shopName} />
      <main className="dm">
        <PaymentsNote />
        {children}
      </main>
    </div>
  );
}

/** What the desk must know before anyone buys: that nobody can, or that nobody pays. */
async function PaymentsNote() {
  const closed = await whyCheckoutIsClosed();
  if (!closed && !takesTestOrders()) return null;
  return (
    <div className="desk-said">
      {closed ? (
        <Note tone="attention">
          <b className="b">The checkout is closed.</b> {closed.missing}
        </Note>
      ) : (
        <Note tone="attention">
          <b className="b">Test payments are on.</b> Orders are placed and no money moves. Before you open, set live
          keys and remove TEST_PAYMENTS.
        </Note>
      )}
    </div>
  );
}
