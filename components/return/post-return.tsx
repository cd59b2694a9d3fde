import { OrderForm } from '#components/order/change/order-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { ReturnView } from '#contract/return/return.ts';
import { knownCarriers } from '#domain/shipping/tracking/carrier-name.ts';
import { returnProblem } from './return-words.ts';

export interface ReturnedForm {
  problem: string | null;
  field: string | null;
}

interface Props {
  publicId: string;
  back: ReturnView;
  /** What the form without JavaScript came back with. */
  returned: ReturnedForm;
}

/** Whoever posts a return themselves may say with whom, and under which number. */
export function PostReturn({ publicId, back, returned }: Props) {
  const { id, number, parcel } = back;
  const carriers = `carriers-${id}`;
  const ofForm = returned.field === 'carrier' || returned.field === 'trackingNumber' ? returned.field : null;
  const form = (
    <OrderForm
      action={`/api/orders/${publicId}/returns/${id}/parcel`}
      label="Save"
      busy="Saving…"
      done={`Tracking number of return ${number} saved.`}
      kind="secondary"
    >
      {(errors) => {
        const errorOf = (name: string) =>
          errors[name] ?? (ofForm === name && returned.problem ? returnProblem(returned.problem) : null);
        return (
          <>
            <Field
              label="Carrier"
              id={`carrier-${id}`}
              name="carrier"
              required
              maxLength={60}
              list={carriers}
              autoComplete="off"
              defaultValue={parcel?.carrier}
              error={errorOf('carrier')}
            />
            <datalist id={carriers}>
              {knownCarriers.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <Field
              label="Tracking number"
              id={`number-${id}`}
              name="trackingNumber"
              required
              minLength={3}
              maxLength={60}
              autoComplete="off"
              defaultValue={parcel?.trackingNumber}
              hint="It’s on the receipt for the postage."
              error={errorOf('trackingNumber')}
            />
          </>
        );
      }}
    </OrderForm>
  );
  return (
    <details open={ofForm !== null}>
      <summary className="small">{parcel ? 'Change the tracking number' : 'Add the tracking number'}</summary>
      {form}
    </details>
  );
}
