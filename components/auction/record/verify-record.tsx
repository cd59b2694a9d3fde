'use client';

import { useVerdict, type Verification } from '#components/auction/bid/answer/use-verdict.ts';
import { checkWords } from '#components/auction/bid/answer/verdict-words.ts';
import { useView } from '#components/live/view/use-view.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { TickIcon, WarningIcon } from '#components/ui/icons.tsx';
import { Note } from '#components/ui/note.tsx';
import type { View } from '#contract/wire/views.ts';
import { FindHash } from './find-hash.tsx';
import { OwnNonces } from './own-nonces.tsx';

export function VerifyRecord({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const closed = view.state === 'closed';
  const verification = useVerdict(view.id, closed);
  return (
    <section aria-labelledby="verdict" className="verify-result" aria-live="polite">
      <h2 className="heading-small" id="verdict">
        {closed ? 'Checked in your browser' : 'Not closed yet'}
      </h2>
      {closed ? (
        <>
          <Outcome verification={verification} currency={view.currency} />
          {verification.step === 'done' && <FindHash record={verification.proof} />}
          <OwnNonces auctionId={view.id} currency={view.currency} />
        </>
      ) : (
        <>
          <p>The record is checked once the lot is closed. Until then it tells no bids.</p>
          {view.recordHash !== null && (
            <p className="small">
              The last line’s hash is <code>{view.recordHash}</code>. Keep it: once the lot is closed you can see here
              that it is still in the record.
            </p>
          )}
        </>
      )}
      <noscript>
        <p>
          Without JavaScript this page can’t check the record for you. It stands below as a table, and as JSON for a
          program of your own.
        </p>
      </noscript>
    </section>
  );
}

function Outcome({ verification, currency }: { verification: Verification; currency: string }) {
  if (verification.step === 'impossible') {
    return (
      <Note tone="attention">
        {verification.why === 'no_hash'
          ? 'Your browser can’t compute SHA-256 here because the page wasn’t loaded over https. Check the JSON with your own code.'
          : 'The record didn’t load. Reload the page to try again.'}
      </Note>
    );
  }
  if (verification.step !== 'done') return <p className="muted">Checking the record…</p>;
  const { checks, ok, winner } = verification.verdict;
  const { sold } = verification.proof.result ?? { sold: false };
  return (
    <>
      <Note tone={ok ? 'plain' : 'attention'}>
        <b className="bold" data-testid="verdict">
          {ok ? 'The record holds.' : 'The record does not hold.'}
        </b>{' '}
        {ok && winner && (
          <>
            Paddle {winner.paddle} {sold ? 'won' : 'led, unsold,'} at {formatMoney(winner.price, currency)}.
          </>
        )}
        {ok && !winner && 'It names no winner.'}
        {!ok && 'See where below. Contact us and keep your copy of the record.'}
      </Note>
      <ul className="verify-result__checks">
        {checks.map((check) => {
          const { title, words } = checkWords(check);
          return (
            <li key={check.name} data-check={check.name} data-ok={check.ok}>
              {check.ok === false ? <WarningIcon /> : check.ok ? <TickIcon /> : <i aria-hidden="true">–</i>}
              <span>
                <b className="medium">{title}</b> {words}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
