'use client';

import { useShopName } from '#components/site/shop-name.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import './checkout.css';

interface Asked {
  id: string;
  method: string;
  amount: number;
  currency: string;
  number: string;
}

export function TestBank({ payment }: { payment: Asked }) {
  return (
    <main className="wrap">
      <div className="bank">
        <p className="mute">The test bank</p>
        <h1 className="h1">Approve this payment</h1>
        <div className="bank-card">
          <dl className="dl">
            <dt>To</dt>
            <dd>
              {useShopName()}, order {payment.number}
            </dd>
            <dt>Amount</dt>
            <dd className="num">{formatMoney(payment.amount, payment.currency)}</dd>
            <dt>With</dt>
            <dd className="num">{payment.method}</dd>
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
        <p className="small mute">
          Nothing is charged until you answer. We hold your pieces for a few minutes meanwhile.
        </p>
      </div>
    </main>
  );
}
