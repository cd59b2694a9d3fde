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
import { Photograph } from '../ui/photograph.tsx';
import { reasonWords } from './return-words.ts';
import './return.css';

/** What a line may be exchanged for, at the same price: without any, only for the same again. */
export type ExchangeOptions = Readonly<Record<string, readonly { sku: string; title: string }[]>>;

export interface ReturnFormProps {
  order: OrderView;
  /** Made once per opened form. */
  formKey: string;
  options: ExchangeOptions;
  /** What sending it asks of this visitor, and whether a form without JavaScript has just asked for a code. */
  way: StepUpWay;
  codeSent: boolean;
  /** What the last try without JavaScript came to, in words. */
  problem: string | null;
}

/** Which pieces go back, why, and for what. A plain form; with JavaScript a refusal is said on the spot. */
export function ReturnForm({ order, formKey, options, way, codeSent, problem: returned }: ReturnFormProps) {
  const action = `/api/orders/${order.publicId}/returns`;
  const { send, pending } = useCommand(action);
  const [problem, setProblem] = useState(returned);
  const router = useRouter();
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const answer = await send(new FormData(event.currentTarget));
    setProblem(answer.ok ? null : answer.problem.message);
    announce(answer.ok ? 'Your return is with us.' : answer.problem.message);
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
        <legend className="h2">What goes back</legend>
        {lines.map((line) => (
          <ReturnLine key={line.id} line={line} options={options[line.id] ?? []} only={lines.length === 1} />
        ))}
      </fieldset>
      <fieldset className="ret-r">
        <legend className="h2">What you want for it</legend>
        <label className="ret-o">
          <input type="radio" name="resolution" value="refund" defaultChecked />
          <span>
            <b className="med">My money back</b>
            <span className="small mute">To the card that you paid with, once it is here.</span>
          </span>
        </label>
        <label className="ret-o">
          <input type="radio" name="resolution" value="exchange" />
          <span>
            <b className="med">Another one</b>
            <span className="small mute">Sent once yours is here, if one is left then.</span>
          </span>
        </label>
      </fieldset>
      <div className="f">
        <label htmlFor="ret-note">Anything we should know</label>
        <textarea id="ret-note" name="note" className="in" rows={4} maxLength={1000} />
      </div>
      <div className="f">
        <label htmlFor="ret-photos">Photographs</label>
        <input
          id="ret-photos"
          className="in"
          type="file"
          name="photos"
          accept="image/jpeg,image/png,image/webp,image/heic"
          multiple
          aria-describedby="ret-photos-about"
        />
        <span className="hint" id="ret-photos-about">
          Up to {mostReturnPhotos}, with 10 megabytes each. They help when something is damaged. Where and with what
          they were taken is removed.
        </span>
      </div>
      <StepUpFields publicId={order.publicId} way={way} codeSent={codeSent} errors={{}} />
      {problem && (
        <div role="alert">
          <FieldError>{problem}</FieldError>
        </div>
      )}
      <div className="row ret-b">
        <Button type="submit" busy={pending && 'Sending it'}>
          Ask to send it back
        </Button>
        <ButtonLink kind="secondary" href={`/orders/${order.publicId}`}>
          Keep everything
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
              {count === 0 ? 'I keep it' : count}
            </option>
          ))}
        </select>
      </div>
      <div className="f">
        <label htmlFor={`reason-${id}`}>Why</label>
        <select id={`reason-${id}`} name={`reason.${id}`} className="in">
          {returnReasons.map((reason) => (
            <option key={reason} value={reason}>
              {reasonWords[reason]}
            </option>
          ))}
        </select>
      </div>
      {options.length > 0 && (
        <div className="f ret-x">
          <label htmlFor={`exchange-${id}`}>If exchanged, for</label>
          <select id={`exchange-${id}`} name={`exchange.${id}`} className="in" defaultValue={sku}>
            <option value={sku}>The same again</option>
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
