'use client';

import { AddressFields } from '#components/address/address-fields.tsx';
import { errorOfField } from '#components/address/field-errors.ts';
import { problemWords } from '#components/problem/problem-words.ts';
import { StepUpFields } from '#components/session/step-up-fields.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Note } from '#components/ui/note.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { StepUpWay } from '#contract/session/step-up.ts';
import type { AddressTyped } from '#domain/address/address-form.ts';
import { mayChangeAddress } from '#domain/order/address-change.ts';
import { codeTime } from '#domain/order/code-time.ts';
import { commandsFor, sideOf } from '#domain/order/order-transitions.ts';
import { cancelMoney } from '../refund-words.ts';
import { ManageRow } from './manage-row.tsx';
import { OrderForm } from './order-form.tsx';

export interface ChangeOrderProps {
  order: OrderView;
  way: StepUpWay;
  codeSent: boolean;
  problem: string | null;
  typed: AddressTyped | null;
  field: string | null;
}

/** Whether a form of these has come back, with a code sent or something to say. */
export const isChanging = ({
  codeSent,
  problem,
  typed,
}: Pick<ChangeOrderProps, 'codeSent' | 'problem' | 'typed'>): boolean =>
  codeSent || typed !== null || Boolean(problem && changeProblem(problem));

export function ChangeOrder(props: ChangeOrderProps) {
  const { order, way, codeSent, problem, typed, field } = props;
  const { publicId, shippingAddress, status } = order;
  const mayMove = shippingAddress !== null && mayChangeAddress(status);
  const side = sideOf(order, 'shopper');
  const mayCancel = side === 'shopper' && commandsFor(status, side).includes('cancel');
  // It stays in its country: delivery and VAT depend on it.
  const countries = shippingAddress ? ([[shippingAddress.country, order.addressLines.at(-1) ?? '']] as const) : [];
  const begun = { ...shippingAddress, ...typed, countries };
  const said = problem && changeProblem(problem);
  const proof = (errors: Readonly<Record<string, string>>) => (
    <StepUpFields publicId={publicId} way={way} codeSent={codeSent} errors={errors} />
  );
  return (
    <>
      {said && <Note tone="attention">{said}</Note>}
      {mayMove && (
        <ManageRow id="change" title="Change the address" hint="Until it is packed" open={isChanging(props)}>
          <OrderForm
            action={`/api/orders/${publicId}/address`}
            label="Save the address"
            busy="Changing…"
            done="The address is changed."
          >
            {(errors) => (
              <>
                <AddressFields errors={{ ...errorOfField(field, begun), ...errors }} defaults={begun} />
                {proof(errors)}
              </>
            )}
          </OrderForm>
        </ManageRow>
      )}
      {mayCancel && (
        <ManageRow id="cancel" title="Cancel the order" hint="Until it is packed" open={codeSent}>
          <OrderForm
            action={`/api/orders/${publicId}/cancel`}
            label="Cancel the order"
            busy="Cancelling…"
            done="The order is cancelled."
            kind="secondary"
          >
            {(errors) => (
              <>
                <p className="small muted">{cancelMoney(order)}</p>
                <Field label="Reason (optional)" name="reason" maxLength={200} error={errors.reason ?? null} />
                {proof(errors)}
              </>
            )}
          </OrderForm>
        </ManageRow>
      )}
    </>
  );
}

const words: Record<string, string> = {
  step_up_required: 'Nothing has changed yet. Enter the code we emailed, or your password, and try again.',
  step_up_failed: 'The code or the password was not right. Nothing was changed.',
  address_fixed: 'It is packed already, so its address can’t be changed here. Write to us.',
  won_lot_binds:
    'You can’t cancel a lot you’ve won. If you can’t pay, ask to be released. A consumer can withdraw from a lot sold online by us or another business: see “Right to withdraw”.',
  illegal_transition: 'It can no longer be cancelled here. Write to us.',
  too_many: `We have sent you several codes. Check your email, or wait ${codeTime}.`,
};

const changeProblem = (code: string): string | null => words[code] ?? problemWords(code);
