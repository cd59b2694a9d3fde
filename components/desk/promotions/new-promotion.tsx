'use client';

import { Field } from '#components/ui/form/field.tsx';
import { DeskForm } from '../desk-form.tsx';
import './promotions.css';

interface NewPromotionProps {
  currency: string;
  /** Whose clocks the fields are read by. */
  zone: string;
}

export function NewPromotion({ currency, zone }: NewPromotionProps) {
  return (
    <section className="desk__apart" aria-labelledby="new-promotion">
      <h2 className="heading-small" id="new-promotion">
        New promotion
      </h2>
      <DeskForm
        action="/api/desk/promotions"
        label="Add promotion"
        busy="Creating…"
        done="The promotion is made"
        className="promotion-form"
      >
        <Field label="Name" name="title" required maxLength={200} hint="Shown to customers next to the discount." />
        <Field
          label="Code"
          name="code"
          maxLength={60}
          autoComplete="off"
          hint="Leave empty to apply it to every order that qualifies."
        />
        <WhatItDoes currency={currency} />
        <ForWhat currency={currency} />
        <Field label={`Begins, ${zone}`} name="startsAt" type="datetime-local" hint="Leave empty to begin at once." />
        <Field label={`Ends, ${zone}`} name="endsAt" type="datetime-local" hint="Leave empty to end it yourself." />
        <Field
          label="Total uses"
          name="usageLimit"
          type="number"
          min={1}
          max={1_000_000}
          hint="Leave empty for no limit."
        />
        <Field
          label="Uses per person"
          name="perPersonLimit"
          type="number"
          min={1}
          max={1_000_000}
          hint="Leave empty for no limit. People without an account are known by their email address."
        />
        <label className="option promotion-form__wide">
          <input type="checkbox" name="combines" />
          <span>Can be combined with other promotions that allow it</span>
        </label>
      </DeskForm>
    </section>
  );
}

function WhatItDoes({ currency }: { currency: string }) {
  return (
    <>
      <div className="field">
        <label htmlFor="promotion-kind">What it does</label>
        <select id="promotion-kind" name="kind" className="input" defaultValue="percentage">
          <option value="percentage">Takes off a percentage</option>
          <option value="amount">Takes off an amount</option>
          <option value="free_shipping">Makes delivery free</option>
          <option value="buy_x_get_y">Buy some, get some free or cheaper</option>
        </select>
      </div>
      <Field
        className="promotion-form__percentage"
        label="Percentage off"
        name="percent"
        type="number"
        min={0.01}
        max={100}
        step={0.01}
      />
      <Field
        className="promotion-form__amount"
        label={`Amount off, ${currency}`}
        name="amount"
        inputMode="decimal"
        hint="Such as 10 or 10.50."
      />
      <fieldset className="promotion-form__buy-get promotion-form__wide">
        <legend className="small medium">Buy some, get some</legend>
        <Field label="How many must be bought" name="buyQuantity" type="number" min={1} max={100} />
        <Field label="Which SKUs, separated by commas" name="buySkus" maxLength={5_000} hint="Leave empty for any." />
        <Field
          label="How many are reduced"
          name="getQuantity"
          type="number"
          min={1}
          max={100}
          hint="Discounts apply to the cheapest."
        />
        <Field label="Which SKUs, separated by commas" name="getSkus" maxLength={5_000} hint="Leave empty for any." />
        <Field
          label="Percentage off these"
          name="getPercentOff"
          type="number"
          min={0.01}
          max={100}
          step={0.01}
          hint="Leave empty if they are free."
        />
      </fieldset>
    </>
  );
}

const ForWhat = ({ currency }: { currency: string }) => (
  <>
    <Field
      label="Only these SKUs, separated by commas"
      name="skus"
      maxLength={5_000}
      hint="Leave empty for every piece."
    />
    <Field
      label="Only these collections, separated by commas"
      name="collections"
      maxLength={5_000}
      hint="Their short names, as in the shop’s addresses."
    />
    <Field
      label={`From an amount of, ${currency}`}
      name="minimum"
      inputMode="decimal"
      hint="Leave empty for no minimum."
    />
  </>
);
