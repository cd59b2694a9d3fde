import type { OrderView } from '#contract/order/order.ts';

/** The way to withdraw, which stands on an order in every state. */
export const OrderWithdrawal = ({ order }: { order: OrderView }) => (
  <p className="o-more">
    <a className="link" href={`/withdraw?order=${order.publicId}`}>
      Withdraw from contract here
    </a>
  </p>
);
