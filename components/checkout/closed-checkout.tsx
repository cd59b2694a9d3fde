'use client';

import { useMemo } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import type { View } from '#contract/wire/views.ts';
import { BagColumn } from './bag-column.tsx';
import { NothingToPay } from './checkout-page.tsx';
import { type Payable, payableOfBag, payableOfOrder } from './payable.ts';
import './checkout.css';

/** Says that nobody can pay: the first sentence of `why` as its heading. The bag stays as it is, and so do its holds. */
export function ClosedBagCheckout({ initial, why }: { initial: View<'my-bag'>; why: string }) {
  const bag = useView(initial.topic, initial)?.data ?? initial.data;
  const payable = useMemo(() => payableOfBag(bag), [bag]);
  return <Closed payable={payable} why={why} />;
}

/** The same of an order that waits to be paid, such as a lot that was won. */
export function ClosedOrderCheckout({ initial, why }: { initial: View<'order'>; why: string }) {
  const order = useView(initial.topic, initial)?.data ?? initial.data;
  const payable = useMemo(() => payableOfOrder(order), [order]);
  return <Closed payable={payable} why={why} />;
}

function Closed({ payable, why }: { payable: Payable; why: string }) {
  if (payable.lines.length === 0) return <NothingToPay />;
  const [title, ...rest] = why.split('. ');
  return (
    <main className="co-page">
      <div className="wrap grid co">
        <div className="cf">
          <h1 className="h1">{title}</h1>
          <p className="lead cint">{rest.join('. ')}</p>
          <Button wide disabled className="pay">
            Payment isn’t open yet
          </Button>
        </div>
        <BagColumn payable={{ ...payable, codes: null }} paying={false} refusedCode={null} />
      </div>
    </main>
  );
}
