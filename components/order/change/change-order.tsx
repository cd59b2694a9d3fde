'use client';

import { AddressFields } from '#components/checkout/address-fields.tsx';
import { errorOfField } from '#components/checkout/checkout-errors.ts';
import { problemWords } from '#components/site/problem-words.ts';
import { Field } from '#components/ui/form/field.tsx';
import { Note } from '#components/ui/note.tsx';
import type { StepUpWay } from '#contract/account/step-up.ts';
import type { OrderView } from '#contract/order/order.ts';
import type { AddressTyped } from '#domain/address/address-form.ts';
import { mayChangeAddress } from '#domain/order/address-change.ts';
import { commandsFor, sideOf } from '#domain/order/order-transitions.ts';
import { cancelMoney } from '../refund-words.ts';
import { OrderForm } from './order-form.tsx';
import { StepUpFields } from './step-up-fields.tsx';
import './order-care.css';

export interface ChangeOrderProps {
  order: OrderView;
  way: StepUpWay;
  codeSent: boolean;
  problem: string | null;
  typed: AddressTyped | null;
  field: string | null;
}

export function ChangeOrder({ order, way, codeSent, problem, typed, field }: ChangeOrderProps) {
  const { publicId, shippingAddress, status } = order;
  const mayMove = shippingAddress !== null && mayChangeAddress(status);
  const side = sideOf(order, 'shopper');
  const isLot = side !== 'shopper';
  const mayCancel = !isLot && commandsFor(status, side).includes('cancel');
  // It stays in its country: delivery and VAT depend on it.
  const countries = shippingAddress ? ([[shippingAddress.country, order.addressLines.at(-1) ?? '']] as const) : [];
  const begun = { ...shippingAddress, ...typed, countries };
  const said = problem && changeProblem(problem);
  if (!mayMove && !mayCancel && !said) return null;
  const proof = (errors: Readonly<Record<string, string>>) => (
    <StepUpFields publicId={publicId} way={way} codeSent={codeSent} errors={errors} />
  );
  return (
    <section className="sh" id="change" aria-labelledby="change-title">
      <h2 className="h3" id="change-title">
        Change or cancel
      </h2>
      {said && <Note tone="attention">{said}</Note>}
      {mayMove && (
        <details className="o-act" open={codeSent || Boolean(said) || typed !== null}>
          <summary>Change the address</summary>
          <OrderForm
            action={`/api/orders/${publicId}/address`}
            label="Save the address"
            busy="Changing the address"
            done="The address is changed."
          >
            {(errors) => (
              <>
                <AddressFields errors={{ ...errorOfField(field, begun), ...errors }} defaults={begun} />
                {proof(errors)}
              </>
            )}
          </OrderForm>
        </details>
      )}
      {mayCancel && (
        <details className="o-act" open={codeSent}>
          <summary>Cancel the order</summary>
          <OrderForm
            action={`/api/orders/${publicId}/cancel`}
            label="Cancel the order"
            busy="Cancelling it"
            done="The order is cancelled."
            kind="secondary"
          >
            {(errors) => (
              <>
                <p className="small mute">{cancelMoney(order)} The pieces go back on sale at once.</p>
                <Field label="Why (if you like)" name="reason" maxLength={200} error={errors.reason ?? null} />
                {proof(errors)}
              </>
            )}
          </OrderForm>
        </details>
      )}
    </section>
  );
}

const words: Record<string, string> = {
  step_up_required: 'Nothing was changed yet: enter the code from our email, or your password, and send it again.',
  step_up_failed: 'The code or the password was not right. Nothing was changed.',
  address_fixed: 'It is packed already, so its address can’t be changed here. Write to us below.',
  won_lot_binds:
    'A lot that you won can’t be cancelled. If you can’t pay, tell the house. A consumer can withdraw from a lot that the house or another business sold online: see “Right to withdraw”.',
  illegal_transition: 'It can no longer be cancelled here. Write to us below.',
  too_many: 'We have sent you several codes. Check your email, or wait ten minutes.',
};

const changeProblem = (code: string): string | null => words[code] ?? problemWords(code);
