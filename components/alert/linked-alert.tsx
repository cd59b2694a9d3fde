import type { LinkedAlert as Alert } from '#contract/alert.ts';
import { Statement } from '../site/statement.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';
import { lineWords, placeWords } from './alert-words.ts';

/** The page behind the link of a mail: it asks, since mail scanners open links too. */
export function LinkedAlert({ alert, linkKey, problem }: { alert: Alert; linkKey: string; problem: string | null }) {
  const { what, href, state } = alert;
  const see = (
    <ButtonLink kind="secondary" href={href}>
      See {alert.kind === 'new_piece' ? 'the pieces' : 'the piece'}
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
        One is held for you until <Moment at={alert.offeredUntil} />. Then it goes to the next person.
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

const titles = {
  back_in_stock: (what: string) => `Tell you if ${what} comes back?`,
  price_drop: (what: string) => `Tell you if ${what} costs less?`,
  new_piece: (what: string) => `Tell you of new pieces by ${what}?`,
};
const asks = {
  back_in_stock: 'Your place in the line counts from when you confirm.',
  price_drop: 'We email you once, when the price falls, and then delete your address.',
  new_piece: 'We email you when there is a new piece, until you stop it.',
};

function over({ state, available }: Alert): string {
  if (state === 'taken') return 'You took what was offered to you.';
  if (state === 'lapsed') {
    return available > 0
      ? 'Your offer ended. One can be bought now, by anyone.'
      : 'Your offer ended and went to the next person. You can ask again.';
  }
  return available > 0 ? 'This has ended. It can be bought now.' : 'This has ended. We won’t email you about it.';
}

interface ActProps {
  linkKey: string;
  act: 'confirm' | 'stop' | 'take';
  label: string;
  quiet?: boolean;
}

function Act({ linkKey, act, label, quiet = false }: ActProps) {
  return (
    <form method="post" action={act === 'take' ? '/api/alerts/link/take' : '/api/alerts/link'}>
      <input type="hidden" name="key" value={linkKey} />
      {act !== 'take' && <input type="hidden" name="act" value={act} />}
      <Button type="submit" kind={quiet ? 'quiet' : 'primary'}>
        {label}
      </Button>
    </form>
  );
}
