'use client';

import { useRouter } from 'next/navigation';
import type { ListedPromotion } from '#contract/desk-promotion.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import { useByServerNow } from '../../live/use-server-now.ts';
import { useView } from '../../live/use-view.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { Wet } from '../../ui/wet.tsx';
import { DeskForm } from '../desk-form.tsx';
import { conditionWords, type PromotionState, promotionState, takesOffWords, usesWords } from './promotion-words.ts';
import './promotions.css';

/** The newest, live. */
export function LivePromotions({ initial, now }: { initial: View<'desk-promotions'>; now: number }) {
  const view = useView(topicOf.deskPromotions, initial) ?? initial;
  return <PromotionsTable promotions={view.data.items} now={now} />;
}

/** @param now when the page was made: the clock goes on from there once the page is alive */
export function PromotionsTable({ promotions, now }: { promotions: readonly ListedPromotion[]; now: number }) {
  if (promotions.length === 0) return <p className="mute">No promotions yet.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="scrollx" tabIndex={0} aria-label="Promotions, table">
      <table className="promotions">
        <thead>
          <tr>
            <th scope="col">Promotion</th>
            <th scope="col">Takes off</th>
            <th scope="col">Used</th>
            <th scope="col">Runs</th>
            <th scope="col">State</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {promotions.map((promotion) => (
            <PromotionRow key={promotion.id} promotion={promotion} now={now} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const stateWords: Record<PromotionState, { words: string; tone: BadgeTone }> = {
  waiting: { words: 'To begin', tone: 'outline' },
  running: { words: 'Runs', tone: 'live' },
  used_up: { words: 'Used up', tone: 'outline' },
  ended: { words: 'Ended', tone: 'outline' },
};

function PromotionRow({ promotion, now }: { promotion: ListedPromotion; now: number }) {
  const router = useRouter();
  const state = useByServerNow((known) => promotionState(promotion, known ?? now));
  const { id, title, code, startsAt, endsAt } = promotion;
  const { words, tone } = stateWords[state];
  const conditions = conditionWords(promotion);
  return (
    <tr>
      <th scope="row">
        {title}
        <span className="small mute">{code === null ? 'Applies by itself' : <b className="num">{code}</b>}</span>
      </th>
      <td>
        {takesOffWords(promotion)}
        {conditions && <span className="small mute">{conditions}</span>}
      </td>
      <td className="num">
        <Wet text={usesWords(promotion)} />
      </td>
      <td className="small">
        {startsAt ? <Moment at={startsAt} show="day-time" /> : 'Since it was made'}
        {', '}
        {endsAt ? (
          <>
            to <Moment at={endsAt} show="day-time" />
          </>
        ) : (
          'until you end it'
        )}
      </td>
      <td>
        <Badge tone={tone}>{words}</Badge>
      </td>
      <td>
        {state !== 'ended' && (
          <DeskForm
            action={`/api/desk/promotions/${id}/end`}
            kind="quiet"
            label="End it"
            busy="Ending it"
            done={`${title} has ended`}
            onDone={() => router.refresh()}
          />
        )}
      </td>
    </tr>
  );
}
