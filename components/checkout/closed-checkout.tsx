'use client';

import { useMemo } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { TellWhenOpen } from '#components/opening/tell-when-open.tsx';
import { useOpened } from '#components/opening/use-opened.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { View } from '#contract/wire/views.ts';
import { type Payable, payableOfBag, payableOfOrder } from '../payment/payable.ts';
import { BagColumn } from './bag-column.tsx';
import { NothingToPay } from './checkout-page.tsx';
import './checkout.css';
import './payment.css';
import './checkout-bag.css';

interface ClosedProps {
  opening: View<'opening'>;
  /** Its first sentence is the heading. */
  why: string;
}

/** Says that nobody can pay, until somebody can. The bag stays as it is, and so do its holds. */
export function ClosedBagCheckout({ initial, ...closed }: ClosedProps & { initial: View<'my-bag'> }) {
  const bag = useView(initial.topic, initial)?.data ?? initial.data;
  const payable = useMemo(() => payableOfBag(bag), [bag]);
  return <Closed payable={payable} {...closed} />;
}

/** The same of an order that waits to be paid, such as a lot that was won. */
export function ClosedOrderCheckout({ initial, ...closed }: ClosedProps & { initial: View<'order'> }) {
  const order = useView(initial.topic, initial)?.data ?? initial.data;
  const payable = useMemo(() => payableOfOrder(order), [order]);
  return <Closed payable={payable} {...closed} />;
}

function Closed({ payable, opening, why }: ClosedProps & { payable: Payable }) {
  useOpened(opening);
  if (payable.lines.length === 0) return <NothingToPay />;
  const [title, ...rest] = why.split('. ');
  return (
    <main className="checkout-page">
      <div className="container columns checkout-page__columns">
        <div className="checkout-page__form checkout-closed">
          <h1 className="heading-large">{title}</h1>
          <p className="lead-text checkout-page__intro">
            {payable.order === null ? rest.join('. ') : 'Nothing was charged, and your order stays as it is.'}
          </p>
          <TellWhenOpen />
          {payable.held && (
            <Note>
              <b className="bold">
                Your hold ends at <Moment at={payable.held.until} />.
              </b>{' '}
              We can’t keep a piece for you before we open.
            </Note>
          )}
        </div>
        <BagColumn payable={{ ...payable, codes: null }} paying={false} refusedCode={null}>
          <Button wide disabled className="pay-button">
            Payment isn’t open yet
          </Button>
        </BagColumn>
      </div>
    </main>
  );
}
