'use client';

import { type FormEvent, useRef, useState } from 'react';
import { AddressFields } from '#components/address/address-fields.tsx';
import { useCommand } from '#components/live/use-command.ts';
import { useKeyedCommand } from '#components/live/use-keyed-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Field, FieldError } from '#components/ui/form/field.tsx';
import type { FieldErrors } from '#components/ui/form/form-values.ts';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { CountryChoice } from '#contract/address/address.ts';
import type { NewOrderDraft } from '#contract/order/new-order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type PayWay, payWays } from '#domain/order/pay-way.ts';
import { ChosenPieces, FoundPieces } from './new-order-pieces.tsx';
import { NewOrderSum } from './new-order-sum.tsx';
import { payWayWords } from './new-order-words.ts';
import './new-order.css';

export interface NewOrderFormProps {
  draft: NewOrderDraft;
  typed: Readonly<Record<string, string>>;
  countries: readonly CountryChoice[];
  placeKey: string;
  hold: { usual: string; today: string; latest: string };
  /** The ways to pay that this shop has. */
  ways: readonly PayWay[];
  /** What a form without JavaScript came back with. */
  errors: FieldErrors;
}

/** An order that the shop's people take. Without JavaScript its buttons post it, and it comes back as it was typed. */
export function NewOrderForm({ draft: initial, typed, countries, placeKey, hold, ways, errors }: NewOrderFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const { draft, refresh, settled } = useDraft(form, initial);
  const { press, pending } = useKeyedCommand<{ publicId: string }>('/api/desk/orders');
  const hydrated = useHydrated();
  const [problem, setProblem] = useState<Problem | null>(null);
  const errorOf = (field: string) => (problem?.field === field ? problem.message : (errors[field] ?? null));
  const total = draft.preview?.totals;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { submitter } = event.nativeEvent as SubmitEvent;
    if (submitter?.hasAttribute('formaction')) {
      void refresh((submitter as HTMLButtonElement).name === 'add' ? (submitter as HTMLButtonElement).value : null);
      return;
    }
    // What was changed last may still be priced.
    const now = (await settled()).preview?.totals.totalAmount;
    const answer = await press({ ...fieldsOf(form.current), seenTotalAmount: now ?? '' });
    if (!answer) return;
    if (answer.ok) window.location.assign(`/desk/orders/${answer.value.publicId}`);
    else fail(answer.problem);
  }

  function fail(refused: Problem) {
    setProblem(refused);
    announce(refused.message);
    const field = refused.field && form.current?.elements.namedItem(refused.field);
    if (field instanceof HTMLElement) field.focus();
    if (refused.code === 'price_changed' || refused.code === 'out_of_stock') void refresh();
  }

  return (
    <form
      ref={form}
      method="post"
      action="/api/desk/orders"
      className="new-order"
      noValidate={hydrated}
      onSubmit={(event) => void submit(event)}
      onChange={(event) => {
        const { name } = event.target as unknown as HTMLInputElement;
        if (prices.test(name)) void refresh();
      }}
    >
      <input type="hidden" name="placeKey" value={placeKey} />
      <input type="hidden" name="seenTotalAmount" value={total?.totalAmount ?? ''} />
      <section aria-labelledby="new-pieces">
        <h2 className="heading-small" id="new-pieces">
          Pieces
        </h2>
        <div className="new-order__find">
          <Field
            label="Find a piece"
            name="find"
            type="search"
            autoComplete="off"
            defaultValue={typed.find}
            placeholder="Title, maker or SKU"
            error={errorOf('find')}
          />
          <Button type="submit" kind="secondary" formAction="/api/desk/orders/draft" formNoValidate>
            Search
          </Button>
        </div>
        {draft.found && <FoundPieces found={draft.found} chosen={draft.chosen} />}
        <ChosenPieces chosen={draft.chosen} />
      </section>
      <section aria-labelledby="new-customer">
        <h2 className="heading-small" id="new-customer">
          Customer
        </h2>
        <Field
          label="Email"
          name="email"
          type="email"
          autoComplete="off"
          defaultValue={typed.email}
          error={errorOf('email')}
          hint="Needed for a payment link or a transfer. Optional if they pay in cash: give them their documents yourself."
        />
        <AddressFields
          errors={problem?.field ? { [problem.field]: problem.message } : errors}
          defaults={{ ...typed, countries }}
        />
        <div className="field-pair">
          <Field
            label="Phone"
            name="phone"
            type="tel"
            autoComplete="off"
            defaultValue={typed.phone}
            error={errorOf('phone')}
          />
          <Field label="Company" name="company" autoComplete="off" maxLength={100} defaultValue={typed.company} />
          <Field
            label="VAT number"
            name="vatNumber"
            autoComplete="off"
            maxLength={30}
            defaultValue={typed.vatNumber}
            error={errorOf('vatNumber')}
          />
        </div>
        <Field
          label="Note"
          name="note"
          maxLength={200}
          defaultValue={typed.note}
          hint="The customer reads it, and so does whoever packs the order."
        />
      </section>
      <section aria-labelledby="new-payment">
        <h2 className="heading-small" id="new-payment">
          Delivery and payment
        </h2>
        <NewOrderSum draft={draft} chosen={typed.shippingMethod} />
        <fieldset className="new-order__ways">
          <legend>How the customer pays</legend>
          {payWays
            .filter((way) => ways.includes(way))
            .map((way, at) => (
              <label key={way} className="option">
                <input
                  type="radio"
                  name="payWay"
                  value={way}
                  defaultChecked={typed.payWay ? typed.payWay === way : at === 0}
                />
                <span>{payWayWords[way]}</span>
              </label>
            ))}
          {errorOf('payWay') && <FieldError>{errorOf('payWay')}</FieldError>}
        </fieldset>
        <Field
          label="Hold the pieces until the end of"
          name="heldUntil"
          type="date"
          required
          min={hold.today}
          max={hold.latest}
          defaultValue={typed.heldUntil ?? hold.usual}
          error={errorOf('heldUntil')}
          hint="Unpaid by then, the order is cancelled and the pieces go back on sale."
        />
        <div className="cluster">
          <Button type="submit" kind="secondary" formAction="/api/desk/orders/draft" formNoValidate>
            Update the total
          </Button>
          <Button type="submit" busy={pending && 'Creating…'}>
            Create order
          </Button>
        </div>
        {problem && <FieldError>{problem.message}</FieldError>}
      </section>
    </form>
  );
}

/** The fields that change what an order costs. */
const prices = /^(pieces\..+|country|region|postalCode|vatNumber|shippingMethod)$/;

const fieldsOf = (form: HTMLFormElement | null): Record<string, string> =>
  form ? Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])) : {};

/** What the form shows, read again whenever something changes what it costs. */
function useDraft(form: { current: HTMLFormElement | null }, initial: NewOrderDraft) {
  const { send } = useCommand<NewOrderDraft>('/api/desk/orders/draft');
  const [draft, setDraft] = useState(initial);
  const asked = useRef<Promise<NewOrderDraft>>(Promise.resolve(initial));

  function refresh(add: string | null = null): Promise<NewOrderDraft> {
    const before = asked.current;
    const now = send({ ...fieldsOf(form.current), ...(add === null ? {} : { add }) }).then((answer) =>
      answer.ok ? answer.value : before,
    );
    asked.current = now;
    // A later press has its own answer.
    void now.then((read) => asked.current === now && setDraft(read));
    return now;
  }
  return { draft, refresh, settled: () => asked.current };
}
