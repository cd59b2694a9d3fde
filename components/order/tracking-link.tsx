import { LinkField } from './link-field.tsx';

/** The order's own link, to keep or to open on another device. */
export function TrackingLink({ link }: { link: string }) {
  return (
    <div className="sh">
      <h2 className="h3">Your link to this page</h2>
      <LinkField link={link} label="Tracking link" />
      <p className="small mute">
        It opens this page on any device for 90 days. Whoever has it sees everything here, so keep it to yourself;
        changes ask for a code by mail.
      </p>
    </div>
  );
}
