'use client';

import { useView } from '#components/live/view/use-view.ts';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { View } from '#contract/wire/views.ts';
import { alertHref } from '#domain/alert/alert-href.ts';
import { HoldTimer } from '../stock/hold-timer.tsx';
import { placeWords } from './alert-words.ts';
import { useStop } from './use-alerts.ts';
import './alert.css';

/** Everything somebody has asked to be told of, live; what is offered to them first. */
export function OwnAlerts({ initial }: { initial: View<'my-alerts'> }) {
  const { alerts } = useView(initial.topic, initial)?.data ?? initial.data;
  const offered = alerts.filter(({ state }) => state === 'offered');
  const rest = alerts.filter(({ state }) => state !== 'offered');
  if (alerts.length === 0) {
    return (
      <>
        <p className="muted">
          No alerts yet. On a sold-out piece, press “Tell me” and we’ll hold one for you when it’s your turn. On a
          filtered list, we’ll tell you when something new matches.
        </p>
        <ButtonLink href="/shop" kind="secondary">
          See the pieces
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      {offered.map((alert) => (
        <Offered key={alert.id} alert={alert} />
      ))}
      {rest.length > 0 && <AlertRows alerts={rest} />}
    </>
  );
}

/** Each with the way to stop it. */
export const AlertRows = ({ alerts }: { alerts: readonly OwnAlert[] }) => (
  <ul className="settings-list alert-rows">
    {alerts.map((alert) => (
      <Row key={alert.id} alert={alert} />
    ))}
  </ul>
);

function Offered({ alert: { id, sku, piece, image, price, offeredAt, offeredUntil } }: { alert: OwnAlert }) {
  return (
    <section className="reservation reservation--live alert-offer" aria-label={piece ?? undefined}>
      <div className="alert-what">
        <Photograph image={image} alt="" sizes="64px" />
        <h2 className="heading-small work-title">{piece}</h2>
      </div>
      {offeredUntil && <HoldTimer label="Offered to you" since={offeredAt} until={offeredUntil} />}
      <form method="post" action="/api/bag/lines">
        <input type="hidden" name="sku" value={sku ?? ''} />
        <Button type="submit" wide>
          Add to bag{price && `, ${formatMoney(price.amount, price.currency)}`}
        </Button>
      </form>
      <div className="between small">
        <span className="muted">Then others can have it.</span>
        <Stop id={id} label="No thanks" />
      </div>
    </section>
  );
}

function Row({ alert }: { alert: OwnAlert }) {
  const { id, piece, maker, image, listName, kind, state } = alert;
  const href = alertHref(alert);
  return (
    <li>
      <Photograph image={image} alt="" sizes="56px" />
      <span>
        <a className={piece === null ? 'text-link medium' : 'text-link work-title'} href={href}>
          {kind === 'opening'
            ? 'When the shop opens'
            : kind === 'new_piece'
              ? `New pieces by ${maker}`
              : (listName ?? piece)}
        </a>
        <span className="small muted tabular">
          <Standing alert={alert} />
        </span>
      </span>
      {state === 'lapsed' ? (
        <ButtonLink href={href} kind="quiet" small>
          Join again
        </ButtonLink>
      ) : (
        <Stop id={id} label={kind === 'back_in_stock' ? 'Leave the line' : 'Stop'} />
      )}
    </li>
  );
}

function Standing({ alert: { kind, state, place, seen, told, toldAt, askedAt, offeredUntil } }: { alert: OwnAlert }) {
  if (state === 'lapsed') {
    return (
      <>
        The offer ended
        {offeredUntil && (
          <>
            {' '}
            at <Moment at={offeredUntil} />
          </>
        )}
        . Others can have the piece now.
      </>
    );
  }
  if (kind === 'opening') return 'One email, once you can buy';
  if (kind === 'back_in_stock') return placeWords(place ?? 1);
  if (kind === 'price_drop') return seen && `When it costs less than ${formatMoney(seen.amount, seen.currency)}`;
  if (kind === 'piece_fits' && toldAt && told > 0) {
    return (
      <>
        {counted(told, 'piece')} since <Moment at={askedAt} show="day" />, the last told{' '}
        <Moment at={toldAt} show="day" />
      </>
    );
  }
  return toldAt ? (
    <>
      Last told <Moment at={toldAt} show="day" />
    </>
  ) : kind === 'piece_fits' ? (
    'Nothing has come in yet'
  ) : (
    'Nothing new yet'
  );
}

/** A plain form, sent in place where there is JavaScript. */
function Stop({ id, label }: { id: string; label: string }) {
  const { stop, pending } = useStop();
  return (
    <form
      method="post"
      action="/api/account/alerts/stop"
      onSubmit={(event) => {
        event.preventDefault();
        void stop(id);
      }}
    >
      <input type="hidden" name="id" value={id} />
      <Button type="submit" kind="quiet" small busy={pending && 'Stopping…'}>
        {label}
      </Button>
    </form>
  );
}
