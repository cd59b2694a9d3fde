'use client';

import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { ReturnView } from '#contract/order/return.ts';

export function ReceiveReturn({ back: { number, lines }, action }: { back: ReturnView; action: string }) {
  return (
    <DeskForm
      className="pcl"
      action={`${action}/receive`}
      label="Mark received"
      busy="Marking it received"
      done={`Return ${number} is received`}
    >
      {lines.map(({ id, title, quantity, reason }) => (
        <Field
          key={id}
          label={`${title}: back in stock, of ${quantity}`}
          id={`restock-${id}`}
          name={`restock.${id}`}
          type="number"
          className="num"
          min={0}
          max={quantity}
          defaultValue={reason === 'damaged' ? 0 : quantity}
          hint="The rest is written off."
        />
      ))}
    </DeskForm>
  );
}
