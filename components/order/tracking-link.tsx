import { LinkField } from './link-field.tsx';
import { OrderForm } from './order-form.tsx';

/** The order's own link, to keep or to open on another device. */
export function TrackingLink({ link, publicId }: { link: string; publicId: string }) {
  return (
    <div className="sh">
      <h2 className="h3">Your link to this page</h2>
      <LinkField link={link} label="Tracking link" />
      <p className="small mute">
        It opens this page on any device for 90 days. Whoever has it sees everything here, so keep it to yourself;
        changes ask for a code by mail.
      </p>
      <OrderForm
        action={`/api/orders/${publicId}/links/end`}
        label="End all links"
        busy="Ending them"
        done="No link opens this order any more. A new one is made when you open this page again."
        kind="quiet"
      />
    </div>
  );
}
