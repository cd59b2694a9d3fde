import { Field } from '#components/ui/form/field.tsx';
import type { DeskRate } from '#contract/tariff/desk-delivery.ts';
import { amountText } from '../amount-text.ts';

interface WayFieldsProps {
  /** Of the shop: that of orders in any currency is typed in it. */
  currency: string;
  /** Tells the fields of several forms apart. */
  id: string;
  rate?: DeskRate;
}

/** What a way of delivery costs and how long it takes. */
export function WayFields({ currency, id, rate }: WayFieldsProps) {
  const own = rate?.currency ?? currency;
  const field = (name: string) => ({ name, id: `${name}-${id}` });
  return (
    <>
      <Field
        {...field('method')}
        label="Method"
        required
        maxLength={40}
        list="ways"
        autoComplete="off"
        defaultValue={rate?.method ?? 'standard'}
        hint="The name used in orders and the API. Use pick-up for collection."
      />
      <datalist id="ways">
        <option value="standard" />
        <option value="express" />
        <option value="pick-up" />
      </datalist>
      <Field
        {...field('amount')}
        label={`Price, ${own}`}
        required
        inputMode="decimal"
        defaultValue={rate && amountText(rate.amount, own)}
        hint="Such as 9 or 9.50. 0 is free."
      />
      <Field
        {...field('freeFrom')}
        label={`Free from, ${own}`}
        inputMode="decimal"
        defaultValue={rate?.freeFrom == null ? undefined : amountText(rate.freeFrom, own)}
        hint="Order value. Leave empty for no free delivery."
      />
      <Field
        {...field('daysLeast')}
        label="Minimum working days"
        type="number"
        required
        min={0}
        max={365}
        defaultValue={rate?.daysLeast}
      />
      <Field
        {...field('daysMost')}
        label="Maximum working days"
        type="number"
        required
        min={0}
        max={365}
        defaultValue={rate?.daysMost}
        hint="From dispatch to the door."
      />
    </>
  );
}
