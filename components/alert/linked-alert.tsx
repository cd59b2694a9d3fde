import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { LinkedAlert as Alert, LinkedList } from '#contract/alert/alert.ts';
import { Statement } from '../ui/statement.tsx';
import { lineWords, placeWords } from './alert-words.ts';

/** The page behind the link of a mail: it asks, since mail scanners open links too. */
export function LinkedAlert({ alert, linkKey, problem }: { alert: Alert; linkKey: string; problem: string | null }) {
  const { what, href, state } = alert;
  const see = (
    <ButtonLink kind="secondary" href={href}>
      {seeWords[alert.kind]}
    </ButtonLink>
  );
  const stop = <Act linkKey={linkKey} act="stop" label={state === 'offered' ? 'No thanks' : 'Stop'} quiet />;
  if (problem) {
    return (
      <Statement title={what} actions={see}>
        {problem}
      </Statement>
    );
  }
  if (state === 'offered' && alert.offeredUntil) {
    const price = alert.price && `, ${formatMoney(alert.price.amount, alert.price.currency)}`;
    return (
      <Statement
        title={`${what} came back`}
        actions={
          <>
            <Act linkKey={linkKey} act="take" label={`Add to bag${price ?? ''}`} />
            {stop}
          </>
        }
      >
        One is held for you until <Moment at={alert.offeredUntil} />. Then others can have it.
      </Statement>
    );
  }
  if (state === 'unconfirmed') {
    return (
      <Statement title={titles[alert.kind](what)} actions={<Act linkKey={linkKey} act="confirm" label="Confirm" />}>
        {asks[alert.kind]}
      </Statement>
    );
  }
  if (state === 'waiting') {
    return (
      <Statement title={what} actions={[see, stop]}>
        {alert.kind === 'back_in_stock'
          ? `${placeWords(alert.place ?? 1)} ${lineWords(alert.place ?? 1)}`
          : alert.kind === 'piece_fits'
            ? 'We’ll email you when a piece fits, at most once a day.'
            : alert.kind === 'opening'
              ? 'We’ll email you once, when you can buy.'
              : 'We’ll email you.'}
      </Statement>
    );
  }
  return (
    <Statement title={what} actions={see}>
      {over(alert)}
    </Statement>
  );
}

const seeWords = {
  back_in_stock: 'See the piece',
  price_drop: 'See the piece',
  new_piece: 'See the pieces',
  piece_fits: 'See the list',
  opening: 'See the shop',
};
const titles = {
  back_in_stock: (what: string) => `Tell you if ${what} comes back?`,
  price_drop: (what: string) => `Tell you if ${what} costs less?`,
  new_piece: (what: string) => `Tell you of new pieces by ${what}?`,
  piece_fits: (what: string) => `Tell you when a piece fits? ${what}`,
  opening: (what: string) => `Tell you when ${what} opens?`,
};
const asks = {
  back_in_stock: 'Your place in the line counts from when you confirm.',
  price_drop: 'We’ll email you once when the price falls, then delete your address.',
  new_piece: 'We’ll email you when there’s a new piece, until you stop it.',
  piece_fits: 'We’ll email you when a matching piece can be bought, at most once a day, until you stop it.',
  opening: 'You’ll get one email when you can buy, and then we’ll delete your address.',
};

function over({ state, available }: Alert): string {
  if (state === 'taken') return 'You accepted the offer.';
  if (state === 'lapsed') {
    return available > 0
      ? 'Your offer ended. One can be bought now, by anyone.'
      : 'Your offer ended, and others can have the piece now. You can ask again.';
  }
  return available > 0 ? 'This has ended. It can be bought now.' : 'This has ended. We won’t email you about it.';
}

/** Behind a mail about several lists: each with what stops it. */
export function LinkedLists({ lists, linkKey }: { lists: readonly LinkedList[]; linkKey: string }) {
  if (lists.length === 0) {
    return (
      <Statement title="These alerts have ended" actions={<ButtonLink href="/shop">See the pieces</ButtonLink>}>
        We won’t email you about them.
      </Statement>
    );
  }
  return (
    <main className="container statement">
      <h1 className="heading-large">Your alerts</h1>
      <p className="lead-text">We’ll email you when a matching piece can be bought, at most once a day.</p>
      <ul className="settings-list alert-rows">
        {lists.map(({ key, name, href }) => (
          <li key={key}>
            <a className="text-link" href={href}>
              {name}
            </a>
            <Act linkKey={key} act="stop" label="Stop" of={name} quiet />
          </li>
        ))}
      </ul>
      <div className="cluster statement__actions">
        <Act linkKey={linkKey} act="stop" label="Stop all of them" quiet />
      </div>
    </main>
  );
}

interface ActProps {
  linkKey: string;
  act: 'confirm' | 'stop' | 'take';
  label: string;
  /** What it is about, for those who only hear the label. */
  of?: string;
  quiet?: boolean;
}

function Act({ linkKey, act, label, of, quiet = false }: ActProps) {
  return (
    <form method="post" action={act === 'take' ? '/api/alerts/link/take' : '/api/alerts/link'}>
      <input type="hidden" name="key" value={linkKey} />
      {act !== 'take' && <input type="hidden" name="act" value={act} />}
      <Button type="submit" kind={quiet ? 'quiet' : 'primary'}>
        {label}
        {of && <span className="visually-hidden">: {of}</span>}
      </Button>
    </form>
  );
}
