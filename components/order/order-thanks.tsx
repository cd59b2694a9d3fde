import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { isPremium } from '#domain/order/premium-line.ts';
import { maskedEmail } from './shared/masked-email.ts';

const thanked: ReadonlySet<string> = new Set(['authorised', 'paid']);

/** Whether an order that was just placed is thanked for: until it is packed. */
export const isThanked = ({ status }: OrderView): boolean => thanked.has(status);

export function thanksWords({ shippingAddress, lines }: OrderView): string {
  const [name] = (shippingAddress?.name ?? '').trim().split(/\s+/);
  const units = lines.filter((line) => !isPremium(line)).reduce((sum, { quantity }) => sum + quantity, 0);
  return `Thank you${name ? `, ${name}` : ''}. ${units === 1 ? 'It’s' : 'They’re'} yours`;
}

interface OrderThanksProps {
  order: OrderView;
  /** Where it is: on other days the page's heading. */
  headline: string;
  /** The address of a guest who may open an account; null for everybody else. */
  guestEmail: string | null;
}

/** Just after paying: what comes next, and an account for a guest. */
export function OrderThanks({ order, headline, guestEmail }: OrderThanksProps) {
  const { email, publicId } = order;
  return (
    <>
      <p className="lead-text tabular">
        {headline}.{email && ` Your receipt goes to ${maskedEmail(email)}.`}
      </p>
      <p className="muted tabular">{paidWords(order)}</p>
      {guestEmail !== null && <AccountOffer email={guestEmail} path={`/orders/${publicId}`} />}
    </>
  );
}

/** `Paid €208.80 by Visa ending 4242, €50 by gift card.` */
function paidWords({ status, totals: { totalAmount, giftCardAmount, currency }, payment }: OrderView): string {
  const rest = totalAmount - giftCardAmount;
  const by = payment?.method ? ` by ${payment.method}` : '';
  const parts = [
    ...(rest > 0 ? [`${formatMoney(rest, currency)}${by}`] : []),
    ...(giftCardAmount > 0 ? [`${formatMoney(giftCardAmount, currency)} by gift card`] : []),
  ];
  if (parts.length === 0) return 'There was nothing to pay.';
  return status === 'paid' ? `Paid ${parts.join(', ')}.` : `Set aside ${parts.join(', ')}. We’ll take it when we pack.`;
}

/** Signing in by email opens the account, and in this browser takes the guest’s orders along. */
const AccountOffer = ({ email, path }: { email: string; path: string }) => (
  <form method="post" action="/api/session/mail" className="order-page__account">
    <input type="hidden" name="email" value={email} />
    <input type="hidden" name="next" value={path} />
    <p className="small muted">
      Keep this order in an account? We’ll email you a link. Open it in this browser and the account is there, without a
      password.
    </p>
    <Button type="submit" kind="secondary" small>
      Email me the link
    </Button>
  </form>
);
