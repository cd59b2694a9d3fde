import { Button, ButtonLink } from '#components/ui/form/button.tsx';

const change = '/account/bidding?next=/account';

interface OnFileProps {
  address: readonly string[];
  cardLabel: string | null;
  keepsCards: boolean;
}

/**
 * What bidding needs: where a lot would go, and how it would be paid.
 * @param address in lines, as the post of its country writes it; none: none is on file
 * @param keepsCards whether the shop asks for a card before a bid
 */
export function OnFile({ address, cardLabel, keepsCards }: OnFileProps) {
  const nothing = address.length === 0 && cardLabel === null;
  return (
    <section aria-labelledby="on-file">
      <div className="section-head">
        <h2 className="heading" id="on-file">
          On file
        </h2>
        {nothing && (
          <ButtonLink href={change} kind="secondary" small>
            Add your bidding details
          </ButtonLink>
        )}
      </div>
      {nothing ? (
        <p className="muted">Nothing yet. Before your first bid we ask where a lot would go and how you would pay.</p>
      ) : (
        <ul className="settings-list">
          <li>
            <span>
              <b className="medium">Address for lots you win</b>
              <span className="small muted">{address.join(', ') || 'None yet'}</span>
            </span>
            <ButtonLink href={change} kind="quiet" small aria-label="Change the address on file">
              {address.length > 0 ? 'Change' : 'Add'}
            </ButtonLink>
          </li>
          {(keepsCards || cardLabel !== null) && <CardRow cardLabel={cardLabel} />}
        </ul>
      )}
    </section>
  );
}

const CardRow = ({ cardLabel }: { cardLabel: string | null }) => (
  <li className="settings-list__wide">
    <span>
      <b className="medium">Card</b>
      <span className="small muted tabular">{cardLabel ?? 'None. Before your next bid we ask for one'}</span>
    </span>
    <span className="cluster">
      <ButtonLink href={change} kind="quiet" small aria-label={cardLabel ? `Replace ${cardLabel}` : 'Add a card'}>
        {cardLabel ? 'Replace' : 'Add'}
      </ButtonLink>
      {cardLabel && (
        <form method="post" action="/api/account/card/remove">
          <Button type="submit" kind="quiet" small aria-label={`Remove ${cardLabel}`}>
            Remove
          </Button>
        </form>
      )}
    </span>
  </li>
);
