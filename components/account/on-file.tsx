import { ButtonLink } from '../ui/button.tsx';

/** @param address in lines, as the post of its country writes it; none: none is on file */
export function OnFile({ address, cardLabel }: { address: readonly string[]; cardLabel: string | null }) {
  const nothing = address.length === 0 && cardLabel === null;
  return (
    <section aria-labelledby="on-file">
      <div className="sechd">
        <h2 className="h2" id="on-file">
          On file
        </h2>
        <ButtonLink href="/account/bidding?next=/account" kind="secondary" small>
          {nothing ? 'Add address and card' : 'Change address or card'}
        </ButtonLink>
      </div>
      {nothing ? (
        <p className="mute">Nothing yet. Before your first bid we ask for an address and a card.</p>
      ) : (
        <dl className="dl">
          <dt>Address</dt>
          <dd>{address.join(', ') || 'None yet'}</dd>
          <dt>Card</dt>
          <dd className="num">{cardLabel ?? 'None yet'}</dd>
        </dl>
      )}
    </section>
  );
}
