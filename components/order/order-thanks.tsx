import type { OrderView } from '#contract/order.ts';
import { maskedEmail } from './shared/masked-email.ts';

const thanked: ReadonlySet<string> = new Set(['authorised', 'paid']);

export function OrderThanks({ order: { status, shippingAddress, email } }: { order: OrderView }) {
  if (!thanked.has(status)) return null;
  const [name] = (shippingAddress?.name ?? '').trim().split(/\s+/);
  return (
    <p className="lead tr-th">
      {name ? `Thank you, ${name}.` : 'Thank you.'} {email && `Updates go to ${maskedEmail(email)}.`}
    </p>
  );
}
