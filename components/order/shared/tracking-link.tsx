import { OrderForm } from '#components/order/change/order-form.tsx';
import { ManageRow } from '#components/order/change/order-manage.tsx';
import { LinkField } from './link-field.tsx';

export function TrackingLink({ link, publicId }: { link: string; publicId: string }) {
  return (
    <ManageRow id="link" title="Your link to this page" hint="For another device">
      <LinkField link={link} label="Tracking link" />
      <p className="small mute">
        It opens this page on any device for 90 days. Whoever has it sees everything here, so keep it to yourself;
        changes ask for a code by email.
      </p>
      <OrderForm
        action={`/api/orders/${publicId}/links/end`}
        label="End all links"
        busy="Ending…"
        done="No link opens this order any more. A new one is made when you open this page again."
        kind="quiet"
      />
    </ManageRow>
  );
}
