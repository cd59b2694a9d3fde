'use client';

import { useState } from 'react';
import { OrderForm } from '#components/order/change/order-form.tsx';
import { ManageRow } from '../change/manage-row.tsx';
import { LinkField } from './link-field.tsx';

export interface ShareOrderProps {
  publicId: string;
  /** The link by which it is shared, as the page was rendered; null while it isn't. */
  url: string | null;
  sharedUntil: string | null;
}

export function ShareOrder({ publicId, url: rendered, sharedUntil }: ShareOrderProps) {
  const [made, setMade] = useState(rendered);
  const url = sharedUntil === null ? null : made;
  return (
    <ManageRow id="share" title="Share this delivery" hint={sharedUntil === null ? 'Not shared' : 'Shared by a link'}>
      <p className="small muted">
        Anyone with the link sees the pieces, the city and when they arrive. They don’t see your name, street, prices or
        messages.
      </p>
      {url && <LinkField link={url} label="Link for a friend" />}
      {!url && (
        <OrderForm<{ url: string }>
          action={`/api/orders/${publicId}/share`}
          label={sharedUntil === null ? 'Create a link to share' : 'Show the link'}
          busy="Creating…"
          done="The link is ready."
          kind="secondary"
          onDone={(answer) => setMade(answer.url)}
        />
      )}
      {sharedUntil !== null && (
        <OrderForm
          action={`/api/orders/${publicId}/share/end`}
          label="Stop sharing"
          busy="Stopping…"
          done="It is no longer shared. The link has stopped working."
          kind="quiet"
        />
      )}
    </ManageRow>
  );
}
