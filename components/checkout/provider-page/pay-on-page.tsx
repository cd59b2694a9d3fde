import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { HoldTimer } from '../../stock/hold-timer.tsx';
import { Note } from '../../ui/note.tsx';
import '../checkout.css';
import '../payment.css';
import '../checkout-bag.css';

export interface WaitingPayment {
  id: string;
  amount: number;
  currency: string;
  number: string;
  publicId: string;
  /** Until when the pieces are held for it. */
  payBy: string | null;
}

interface Props {
  /** The provider's name. */
  whose: string;
  payment: WaitingPayment;
  /** Why the last try came to nothing, in words. */
  problem: string | null;
  /** Nobody could be asked just now. */
  isUnreached: boolean;
}

/** An order that is placed and waits for its payment. The button is a plain form: it leads to the provider's page. */
export function PayOnPage({ whose, payment, problem, isUnreached }: Props) {
  const { id, amount, currency, number, publicId, payBy } = payment;
  const money = formatMoney(amount, currency);
  return (
    <main className="container">
      <div className="test-bank">
        <p className="muted">Order {number}</p>
        <h1 className="heading-large">Pay {money}</h1>
        {problem && (
          <Note tone="attention" role="alert">
            {problem} Nothing was charged. Try again, or pay another way.
          </Note>
        )}
        {isUnreached && (
          <Note tone="attention" role="alert">
            That did not work. You are never charged twice. Try again in a moment.
          </Note>
        )}
        <div className="test-bank__card">
          <p>You’ll choose how to pay on {whose}’s page, and come back here.</p>
          <form method="post" action={`/api/payments/${id}/continue`}>
            <Button type="submit" wide className="pay-button">
              Pay {money}
            </Button>
          </form>
        </div>
        {payBy && <HoldTimer label="Held for you" since={null} until={payBy} />}
        <p className="small muted">
          Nothing is charged until you pay. We hold your pieces for a few minutes meanwhile.
        </p>
        <ButtonLink kind="quiet" href={`/orders/${publicId}`}>
          Back to the order
        </ButtonLink>
      </div>
    </main>
  );
}
