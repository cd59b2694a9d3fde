import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { CustomerWillRead } from './customer-will-read.tsx';

const answer =
  'We couldn’t find an order that matches your withdrawal. Please reply with the order number (it’s in your confirmation email), or the name and email address you ordered with. Your statement still counts from the day we received it.';

/** Closes a statement that fits no order, and asks for the number. It can be matched later all the same. */
export const NoSuchOrder = ({ id }: { id: string }) => (
  <details className="desk__apart">
    <summary className="text-link">No such order…</summary>
    <DeskForm
      action={`/api/desk/withdrawals/${id}/no-such-order`}
      label="Ask for the number"
      busy="Sending…"
      done="Closed. The customer has been asked for the order’s number."
      kind="secondary"
      className="new-form"
    >
      <CustomerWillRead value={answer} />
      <Field label="Note (only the desk reads it)" id="no-order-note" name="note" maxLength={500} />
      <p className="small muted">If the customer answers, match it here: it counts from the day it was received.</p>
    </DeskForm>
  </details>
);
