import type { ShopSettings } from '#contract/shop/shop-settings.ts';

type Facts = Pick<ShopSettings, 'sellerName' | 'sellerAddress' | 'email' | 'phone' | 'openingHours'>;

/** The quicker way for an order, and where the shop is: as much as its merchant has said. */
export function ContactAside({ sellerName, sellerAddress, email, phone, openingHours }: Facts) {
  const lines = [sellerName, ...sellerAddress.split('\n')].filter(Boolean);
  return (
    <aside className="contact__aside" aria-label="Other ways">
      <section>
        <h2 className="heading-small">About an order</h2>
        <p>Write on the order’s own page. We’ll see at once which one you mean.</p>
        <p>
          <a className="text-link" href="/orders/find">
            Find my order
          </a>
        </p>
      </section>
      {(lines.length > 0 || email || phone) && (
        <section>
          <h2 className="heading-small">Where we are</h2>
          {lines.length > 0 && <address>{lines.join('\n')}</address>}
          {email && (
            <p>
              <a className="text-link" href={`mailto:${email}`}>
                {email}
              </a>
            </p>
          )}
          {phone && (
            <p className="tabular">
              <a className="text-link" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
                {phone}
              </a>
            </p>
          )}
          <p>
            <a className="text-link" href="/pages/imprint">
              Company details
            </a>
          </p>
        </section>
      )}
      {openingHours && (
        <section>
          <h2 className="heading-small">Opening hours</h2>
          <address>{openingHours}</address>
        </section>
      )}
    </aside>
  );
}
