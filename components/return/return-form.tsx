'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { OrderView } from '#contract/order.ts';
import type { StepUpWay } from '#contract/step-up.ts';
import { mostReturnPhotos, returnReasons } from '#domain/order/return-reasons.ts';
import { useCommand } from '../live/use-command.ts';
import { StepUpFields } from '../order/step-up-fields.tsx';
import { announce } from '../ui/announce.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { FieldError } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { Photograph } from '../ui/photograph.tsx';
import { reasonWords } from './return-words.ts';
import '../order/order-care.css';
import './return.css';

/** What a line may be exchanged for, at the same price: without any, only for the same again. */
export type ExchangeOptions = Readonly<Record<string, readonly { sku: string; title: string }[]>>;

export interface Failed {
  message: string;
  field?: string | undefined;
}

export interface ReturnFormProps {
  order: OrderView;
  /** Made once per opened form. */
  formKey: string;
  options: ExchangeOptions;
  /** What the last try without JavaScript came to. */
  problem: Failed | null;
  way: StepUpWay;
  codeSent: boolean;
}

/** Which pieces go back, why, and for what. A plain form; with JavaScript a refusal is said on the spot. */
export function ReturnForm({ order, formKey, options, problem: returned, way, codeSent }: ReturnFormProps) {
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
  const lines = order.lines.flatMap((line) => {
    const left = order.afterSale.returnable.find(({ lineId }) => lineId === line.id)?.quantity ?? 0;
    return left > 0 ? [{ ...line, left }] : [];
  });
  return (
    <form
      className="ret-f"
      method="post"
      action={action}
      encType="multipart/form-data"
      onSubmit={(event) => void submit(event)}
    >
      <input type="hidden" name="key" value={formKey} />
      <fieldset>
        <legend className="h2">What are you sending back?</legend>
        {lines.map((line) => (
          <ReturnLine key={line.id} line={line} options={options[line.id] ?? []} only={lines.length === 1} />
        ))}
      </fieldset>
      <fieldset className="ret-r">
        <legend className="h2">How should we put it right?</legend>
        <label className="ret-o">
          <input type="radio" name="resolution" value="refund" defaultChecked />
          <span>
            <b className="med">Refund</b>
            <span className="small mute">To the card you paid with, once it is back with us.</span>
          </span>
        </label>
        <label className="ret-o">
          <input type="radio" name="resolution" value="exchange" />
          <span>
            <b className="med">Exchange</b>
            <span className="small mute">Sent once yours is back with us, if one is left.</span>
          </span>
        </label>
      </fieldset>
      <div className="f">
        <label htmlFor="ret-note">Anything we should know</label>
        <textarea id="ret-note" name="note" className="in" rows={4} maxLength={1000} />
      </div>
      <FileField
        id="ret-photos"
        name="photos"
        label="Photographs"
        choose="Choose photographs"
        multiple
        hint={`Up to ${mostReturnPhotos}, 10 MB each. They help if something is damaged. We remove where they were taken, and with which camera.`}
      />
      <StepUpFields
        publicId={order.publicId}
        way={way}
        codeSent={codeSent}
        errors={proof ? { [proof]: problem?.message ?? '' } : {}}
      />
      {problem && !proof && (
        <div role="alert">
          <FieldError>{problem.message}</FieldError>
        </div>
      )}
      <div className="row ret-b">
        <Button type="submit" busy={pending && 'Sending'}>
          Send return request
        </Button>
        <ButtonLink kind="secondary" href={`/orders/${order.publicId}`}>
          Don’t send anything back
        </ButtonLink>
      </div>
    </form>
  );
}

interface ReturnLineProps {
  line: OrderView['lines'][number] & { left: number };
  options: readonly { sku: string; title: string }[];
  /** The order has no other: it is what goes back. */
  only: boolean;
}

function ReturnLine({ line: { id, title, sku, imageFile, left }, options, only }: ReturnLineProps) {
  return (
    <div className="ret-p">
      <Photograph image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null} sizes="96px" />
      <p className="work">{title}</p>
      <div className="f">
        <label htmlFor={`quantity-${id}`}>How many</label>
        <select id={`quantity-${id}`} name={`quantity.${id}`} className="in num" defaultValue={only ? '1' : '0'}>
          {Array.from({ length: Math.min(left, 99) + 1 }, (_, count) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the number is the choice
            <option key={count} value={count}>
              {count === 0 ? 'None, I’m keeping it' : count}
            </option>
          ))}
        </select>
      </div>
      <div className="f">
        <label htmlFor={`reason-${id}`}>Why</label>
        <select id={`reason-${id}`} name={`reason.${id}`} className="in" defaultValue="">
          <option value="">Choose a reason</option>
          {returnReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
      </div>
      {options.length > 0 && (
        <div className="f ret-x">
          <label htmlFor={`exchange-${id}`}>Exchange it for</label>
          <select id={`exchange-${id}`} name={`exchange.${id}`} className="in" defaultValue={sku}>
            <option value={sku}>The same piece</option>
            {options.map((option) => (
              <option key={option.sku} value={option.sku}>
                {option.title}
              </option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
