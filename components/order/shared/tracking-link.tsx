import { OrderForm } from '#components/order/change/order-form.tsx';
import { linkDays } from '#domain/order/link-days.ts';
import { ManageRow } from '../change/manage-row.tsx';
import { LinkField } from './link-field.tsx';

export function TrackingLink({ link, publicId }: { link: string; publicId: string }) {
  return (
    <ManageRow id="link" title="Your link to this page" hint="For another device">
      <LinkField link={link} label="Order link" />
      <p className="small muted">
        It opens this page on any device for {linkDays.owner} days. Anyone with it can see everything here, so keep it
        private. Changes need a code we email you.
      </p>
      <OrderForm
        action={`/api/orders/${publicId}/links/end`}
        label="End all links"
        busy="Ending…"
        done="All links to this order have stopped working. You’ll get a new one next time you open this page."
        kind="quiet"
      />
    </ManageRow>
  );
}
