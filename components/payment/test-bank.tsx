'use client';

import { useShopName } from '#components/shop/shop-name.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import '../checkout/checkout.css';
import '../checkout/payment.css';
import '../checkout/checkout-bag.css';

interface Asked {
  id: string;
  method: string;
  amount: number;
  currency: string;
  number: string;
}

export function TestBank({ payment }: { payment: Asked }) {
  return (
    <main className="container">
      <div className="test-bank">
        <p className="muted">The test bank</p>
        <h1 className="heading-large">Approve this payment</h1>
        <div className="test-bank__card">
          <dl className="fact-list">
            <dt>To</dt>
            <dd>
              {useShopName()}, order {payment.number}
            </dd>
            <dt>Amount</dt>
            <dd className="tabular">{formatMoney(payment.amount, payment.currency)}</dd>
            <dt>With</dt>
            <dd className="tabular">{payment.method}</dd>
          </dl>
          <form method="post" action={`/api/payments/${payment.id}/authenticate`}>
            <Button type="submit" name="answer" value="approve">
              Pay {formatMoney(payment.amount, payment.currency)}
            </Button>
            <Button type="submit" name="answer" value="refuse" kind="secondary">
              Decline
            </Button>
          </form>
        </div>
        <p className="small muted">
          Nothing is charged until you answer. We hold your pieces for a few minutes meanwhile.
        </p>
      </div>
    </main>
  );
}
