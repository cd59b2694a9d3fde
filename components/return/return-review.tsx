'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { leftToRefund, refundTo } from '#components/order/refund-words.ts';
import { StepUpFields } from '#components/session/step-up-fields.tsx';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { FileField } from '#components/ui/form/file-field.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ReturnChoice } from '#contract/return/return.ts';
import type { StepUpWay } from '#contract/session/step-up.ts';
import { returnPostagePaidBy } from '#domain/return/return-postage.ts';
import { mostReturnPhotos } from '#domain/return/return-reasons.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { useCommand } from '../live/use-command.ts';
import { announce } from '../ui/announce.ts';
import type { ExchangeOptions } from './return-choice.tsx';
import { reasonWords } from './return-words.ts';
import '#components/order/change/order-care.css';
import './return.css';

export interface Failed {
  message: string;
  field?: string | undefined;
}

export interface ReturnReviewProps {
  order: OrderView;
  choice: ReturnChoice;
  fields: Readonly<Record<string, string>>;
  options: ExchangeOptions;
  /** Made once per opened form. */
  formKey: string;
  problem: Failed | null;
  way: StepUpWay;
  codeSent: boolean;
}

export function ReturnReview({
  order,
  choice,
  fields,
  options,
  formKey,
  problem: returned,
  ...proofOf
}: ReturnReviewProps) {
  const action = `/api/orders/${order.publicId}/returns`;
  const { send, pending } = useCommand(action);
  const [problem, setProblem] = useState(returned);
  const router = useRouter();
  const proof = problem?.field === 'code' || problem?.field === 'password' ? problem.field : null;
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const answer = await send(new FormData(event.currentTarget));
    setProblem(answer.ok ? null : answer.problem);
    announce(answer.ok ? 'Your return request was sent.' : answer.problem.message);
    if (answer.ok) router.push(`/orders/${order.publicId}#returns`);
  }
  return (
    <form
      className="return-form"
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={(event) => void submit(event)}
    >
      <input type="hidden" name="key" value={formKey} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Chosen order={order} choice={choice} options={options} />
      <p>
        <a
          className="text-link"
          href={`/orders/${order.publicId}/return?${new URLSearchParams({ ...fields, change: '1' })}`}
        >
          Change this
        </a>
      </p>
      <div className="field">
        <label htmlFor="ret-note">Anything we should know</label>
        <textarea id="ret-note" name="note" className="input" rows={4} maxLength={1000} />
      </div>
      <FileField
        id="ret-photos"
        name="photos"
        label="Photographs"
        choose="Choose photographs"
        multiple
        hint={`Up to ${mostReturnPhotos}, 10 MB each. They help if something is damaged. We strip location and camera details.`}
      />
      <StepUpFields publicId={order.publicId} {...proofOf} errors={proof ? { [proof]: problem?.message ?? '' } : {}} />
      {problem && !proof && (
        <div role="alert">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
      <div className="cluster return-form__buttons">
        <Button type="submit" busy={pending && 'Sending…'}>
          Send return request
        </Button>
        <ButtonLink kind="secondary" href={`/orders/${order.publicId}`}>
          Don’t send anything back
        </ButtonLink>
      </div>
    </form>
  );
}

function Chosen({ order, choice, options }: Pick<ReturnReviewProps, 'order' | 'choice' | 'options'>) {
  const rows = choice.lines.flatMap(({ lineId, quantity, reason, exchangeSku, numbers: named }) => {
    const line = order.lines.find(({ id }) => id === lineId);
    const other = options[lineId]?.find(({ sku }) => sku === exchangeSku)?.title;
    // Without a word about which, all that is left of the line goes back.
    const numbers = named ?? order.afterSale.returnable.find((one) => one.lineId === lineId)?.numbers ?? [];
    return line ? [{ line, quantity, reason, numbers, instead: other ?? 'the same piece' }] : [];
  });
  const worthOf = (id: string, units: number) =>
    order.afterSale.returnable.find(({ lineId }) => lineId === id)?.worth[units - 1] ?? 0;
  const worth = rows.reduce((sum, { line, quantity }) => sum + worthOf(line.id, quantity), 0);
  const amount = Math.min(worth, leftToRefund(order));
  const paidBy = returnPostagePaidBy(
    choice.lines.map(({ reason }) => reason),
    order.afterSale.returnPaidBy,
  );
  return (
    <>
      <ul className="return-summary tabular">
        {rows.map(({ line, quantity, reason, numbers, instead }) => (
          <li key={line.id}>
            <span>
              <span className="work-title">{line.title}</span>
              {(numbers.length > 0 || quantity > 1) && (
                <span className="muted"> {numberWords(numbers, line.numberedOf) ?? `${quantity} pieces`}</span>
              )}
            </span>
            <span className="small muted">{reasonWords[reason]}</span>
            {choice.resolution === 'exchange' && <span className="small">Exchanged for {instead}</span>}
          </li>
        ))}
      </ul>
      <p className="tabular">
        {choice.resolution === 'exchange' ? (
          'We’ll send the exchange once yours is back with us, if one is left. It costs nothing more.'
        ) : amount === 0 ? (
          'There’s nothing left to refund.'
        ) : (
          <>
            <b className="bold">We’ll refund {refundTo(amount, order)}</b> once everything is back with us.
          </>
        )}{' '}
        {paidBy === 'shop' ? 'We pay the postage.' : 'You pay the postage.'}
      </p>
    </>
  );
}
