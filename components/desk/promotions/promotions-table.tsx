'use client';

import { useRouter } from 'next/navigation';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { useView } from '#components/live/view/use-view.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { ListedPromotion } from '#contract/promotion/desk-promotion.ts';
import type { View } from '#contract/wire/views.ts';
import { Badge, type BadgeTone } from '../../ui/badge.tsx';
import { Wet } from '../../ui/wet.tsx';
import { DeskForm } from '../desk-form.tsx';
import { DeskTable } from '../desk-table.tsx';
import { conditionWords, type PromotionState, promotionState, takesOffWords, usesWords } from './promotion-words.ts';
import './promotions.css';

/** The newest, live. */
export function LivePromotions({ initial, now }: { initial: View<'desk-promotions'>; now: number }) {
  const view = useView(deskTopicOf.promotions, initial) ?? initial;
  return <PromotionsTable promotions={view.data.items} now={now} />;
}

/** @param now when the page was made: the clock goes on from there once the page is alive */
export function PromotionsTable({ promotions, now }: { promotions: readonly ListedPromotion[]; now: number }) {
  if (promotions.length === 0) return <p className="muted">No promotions yet.</p>;
  return (
    <DeskTable
      label="Promotions"
      heads={['Promotion', 'Takes off', 'Used', 'Runs', 'State']}
      act="End"
      className="promotions-table"
    >
      {promotions.map((promotion) => (
        <PromotionRow key={promotion.id} promotion={promotion} now={now} />
      ))}
    </DeskTable>
  );
}

const stateWords: Record<PromotionState, { words: string; tone: BadgeTone }> = {
  waiting: { words: 'Scheduled', tone: 'outline' },
  running: { words: 'Running', tone: 'live' },
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
        <span className="small muted">{code === null ? 'Automatic' : <b className="tabular">{code}</b>}</span>
      </th>
      <td>
        {takesOffWords(promotion)}
        {conditions && <span className="small muted">{conditions}</span>}
      </td>
      <td className="tabular">
        <Wet text={usesWords(promotion)} />
      </td>
      <td className="small">
        {startsAt ? <Moment at={startsAt} show="day-time" /> : 'Since created'}
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
            busy="Ending…"
            done={`${title} has ended`}
            onDone={() => router.refresh()}
          />
        )}
      </td>
    </tr>
  );
}
