import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { OrderView } from '#contract/order/order.ts';
import { isPremium } from '#domain/auction/buyers-premium.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { maskedEmail } from './shared/masked-email.ts';

const thanked: ReadonlySet<string> = new Set(['authorised', 'paid']);

interface OrderThanksProps {
  order: OrderView;
  /** The address of a guest who may open an account; null for everybody else. */
  guestEmail: string | null;
}

/** Just after paying: the pieces stand together, and a guest is offered an account. */
export function OrderThanks({ order, guestEmail }: OrderThanksProps) {
  const { status, shippingAddress, email, lines, number } = order;
  if (!thanked.has(status)) return null;
  const [name] = (shippingAddress?.name ?? '').trim().split(/\s+/);
  const pieces = lines.filter((line) => !isPremium(line));
  const units = pieces.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <section className="ty" aria-label="Thank you">
      <div className="wrap grid">
        <div className="ty1">
          <p className="mute num">
            Order {number}, {status === 'paid' ? 'paid' : 'the money is set aside'}
          </p>
          <p className="display">
            Thank you{name ? `, ${name}` : ''}. {units === 1 ? 'It’s' : 'They’re'} yours
          </p>
          <dl className="dl">
            {email && (
              <>
                <dt>Receipt</dt>
                <dd>Goes to {maskedEmail(email)}</dd>
              </>
            )}
            <dt>{status === 'paid' ? 'Paid' : 'To be taken'}</dt>
            <dd className="num">{paidWords(order)}</dd>
          </dl>
          {guestEmail !== null && <AccountOffer email={guestEmail} path={`/orders/${order.publicId}`} />}
        </div>
        <ul className="ty2">
          {pieces.slice(0, 3).map((line) => (
            <li key={line.id}>
              <Photograph
                image={line.imageFile ? { file: line.imageFile, alt: '', dominantHex: 'var(--plate)' } : null}
                sizes="(max-width: 900px) 33vw, 20vw"
                fetching="soon"
              />
              <span className="work">{line.title}</span>
              <span className="small num">
                <i className="odot" aria-hidden="true" />
                {yoursWords(line)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

function yoursWords({ numbers, numberedOf, editionNo, quantity }: OrderView['lines'][number]): string {
  const numbered = numberWords(numbers, numberedOf);
  if (numbered !== null) return numbered;
  if (editionNo !== null) return `No. ${editionNo}`;
  return quantity > 1 ? `${quantity} pieces` : 'Yours';
}

/** `€208.80 by Visa ending 4242, €50 by gift card` */
function paidWords({ totals: { totalAmount, giftCardAmount, currency }, payment }: OrderView): string {
  const rest = totalAmount - giftCardAmount;
  const by = payment?.method ? ` by ${payment.method}` : '';
  return [
    ...(rest > 0 ? [`${formatMoney(rest, currency)}${by}`] : []),
    ...(giftCardAmount > 0 ? [`${formatMoney(giftCardAmount, currency)} by gift card`] : []),
    ...(totalAmount === 0 ? ['Nothing'] : []),
  ].join(', ');
}

/** Signing in by mail opens the account, and in this browser takes the guest’s orders along. */
const AccountOffer = ({ email, path }: { email: string; path: string }) => (
  <form method="post" action="/api/session/mail" className="ty-acc">
    <input type="hidden" name="email" value={email} />
    <input type="hidden" name="next" value={path} />
    <p className="small mute">
      Keep this order in an account? We’ll mail you a link. Open it in this browser, and the account is there. No
      password is needed.
    </p>
    <Button type="submit" kind="secondary" small>
      Mail me the link
    </Button>
  </form>
);
