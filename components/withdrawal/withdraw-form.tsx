import { Button } from '#components/ui/form/button.tsx';
import { Field, FieldError } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Note } from '#components/ui/note.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';
import { Steps } from './steps.tsx';
import { WhatHappensNext } from './what-happens-next.tsx';
import './withdraw.css';

export interface TypedFields {
  name: string;
  order: string;
  email: string;
  which: 'all' | 'some';
  pieces: string;
  key: string;
}

export interface OwnPieces {
  publicId: string;
  number: string;
  placed: string;
  currency: string;
  /** The sentence about a period that is over; null: it isn't. */
  late: string | null;
  pieces: { id: string; title: string; imageFile: string | null; quantity: number; amount: number; chosen: number }[];
  refund: { total: string; delivery: string | null; dearer: string | null } | null;
}

interface Props {
  typed: TypedFields;
  own: OwnPieces | null;
  /** The field that is wrong, of a form that came back. */
  field: string | null;
  /** What else kept it from being sent. */
  problem: string | null;
  shopEmail: string;
}

const errors: Readonly<Record<string, string>> = {
  name: 'Enter your name, so we know who is withdrawing.',
  email: 'Enter a full email address, for example maud@example.com.',
  order: 'Write at most 120 characters.',
  pieces: 'Write which pieces, in your own words.',
  lines: 'Tick at least one piece.',
};

export function WithdrawForm({ typed, own, field, problem, shopEmail }: Props) {
  const error = (name: string) => (field === name ? (errors[name] ?? null) : null);
  const wrong = (name: string) => ({ error: error(name), autoFocus: field === name });
  return (
    <main className="container columns withdraw">
      <div className="withdraw__main">
        <Steps now={1} />
        <h1 className="heading-large">Withdraw from a contract</h1>
        {own ? (
          <p className="lead-text tabular">
            Order {own.number} of {own.placed}. Untick anything you’d like to keep.
          </p>
        ) : (
          <p className="lead-text">Tell us what you’re withdrawing from. You don’t have to say why.</p>
        )}
        {problem && (
          <Note tone="attention" role="alert">
            {problem}
          </Note>
        )}
        {own?.late && <Note>{own.late}</Note>}
        <form className="withdraw__form" method="post" action="/api/withdrawals/check" noValidate>
          <input type="hidden" name="key" value={typed.key} />
          {own && <input type="hidden" name="publicId" value={own.publicId} />}
          {own && <Pieces own={own} error={error('lines')} />}
          <Field
            label="Your name"
            name="name"
            defaultValue={typed.name}
            autoComplete="name"
            maxLength={100}
            required
            {...wrong('name')}
          />
          {own ? (
            <input type="hidden" name="order" value={own.number} />
          ) : (
            <Field
              label="Order number"
              name="order"
              defaultValue={typed.order}
              autoComplete="off"
              maxLength={120}
              hint="In your confirmation email. No number to hand? Write what you bought and when."
              {...wrong('order')}
            />
          )}
          <Field
            label="Email for your receipt"
            name="email"
            type="email"
            defaultValue={typed.email}
            autoComplete="email"
            maxLength={254}
            required
            {...wrong('email')}
          />
          {!own && <WhichPieces typed={typed} error={error('pieces')} />}
          <Button type="submit">Continue</Button>
          <p className="small muted">Nothing is sent yet. You’ll confirm on the next page.</p>
          {shopEmail && (
            <p className="small muted">
              You can also withdraw by email to <a href={`mailto:${shopEmail}`}>{shopEmail}</a>. The time you send it
              counts.
            </p>
          )}
        </form>
      </div>
      {own?.refund ? <Refund refund={own.refund} /> : <WhatHappensNext />}
    </main>
  );
}

function Pieces({ own, error }: { own: OwnPieces; error: string | null }) {
  return (
    <fieldset aria-describedby={error ? 'wd-pieces-about' : undefined}>
      <legend className="visually-hidden">Which pieces?</legend>
      <ul className="withdraw__pieces tabular">
        {own.pieces.map(({ id, title, imageFile, quantity, amount, chosen }) => (
          <li key={id}>
            <label>
              <input type="checkbox" name={`piece.${id}`} value={quantity} defaultChecked={chosen > 0} />
              <Photograph
                image={imageFile ? { file: imageFile, alt: '', dominantHex: 'var(--plate)' } : null}
                sizes="56px"
              />
              <span>
                <span className="work-title">{title}</span>
                {quantity > 1 && <span className="small muted desk-lots__title">{quantity} pieces</span>}
              </span>
              <span>{formatMoney(amount, own.currency)}</span>
            </label>
            {quantity > 1 && (
              <Field
                label="How many go back"
                name={`quantity.${id}`}
                type="number"
                inputMode="numeric"
                min={1}
                max={quantity}
                defaultValue={chosen || quantity}
              />
            )}
          </li>
        ))}
      </ul>
      {error && <FieldError id="wd-pieces-about">{error}</FieldError>}
    </fieldset>
  );
}

function WhichPieces({ typed, error }: { typed: TypedFields; error: string | null }) {
  return (
    <>
      <fieldset className="field">
        <legend className="field__label">Which pieces?</legend>
        <label className="option">
          <input type="radio" name="which" value="all" defaultChecked={typed.which === 'all'} />
          Everything in this order
        </label>
        <label className="option">
          <input type="radio" name="which" value="some" defaultChecked={typed.which === 'some'} />
          Only some of it
        </label>
      </fieldset>
      <div className="field withdraw__some">
        <label htmlFor="wd-pieces">Which ones?</label>
        <textarea
          className={error ? 'input input--wrong' : 'input'}
          id="wd-pieces"
          name="pieces"
          rows={2}
          maxLength={500}
          defaultValue={typed.pieces}
          aria-invalid={error ? true : undefined}
          aria-describedby="wd-pieces-about"
        />
        {error ? (
          <FieldError id="wd-pieces-about">{error}</FieldError>
        ) : (
          <span className="field__hint" id="wd-pieces-about">
            Your own words are fine.
          </span>
        )}
      </div>
    </>
  );
}

const Refund = ({ refund: { total, delivery, dearer } }: { refund: NonNullable<OwnPieces['refund']> }) => (
  <aside className="withdraw__aside withdraw__box tabular" aria-labelledby="wd-refund">
    <h2 className="heading-small" id="wd-refund">
      Your refund
    </h2>
    <p>
      If everything goes back: <b className="bold">{total}</b>
      {delivery && `, including ${delivery} for delivery`}.
    </p>
    {dearer && <p className="small">{dearer}</p>}
    <p className="small muted">
      If you keep some of it, we’ll refund the pieces you send back, and the part of the delivery that the rest wouldn’t
      have cost. The next page says how much.
    </p>
    <p className="small muted">
      It goes back the way you paid, within {withdrawalDays} days. We may wait until the pieces or a proof of posting
      reach us.
    </p>
  </aside>
);
