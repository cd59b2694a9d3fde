import { FieldError } from '#components/ui/form/field.tsx';
import type { OrderAnswer } from '#contract/order/many-orders.ts';

export interface OrderToSend {
  publicId: string;
  number: string;
  name: string | null;
  city: string | null;
  shippingTitle: string | null;
}

interface SendRowProps {
  order: OrderToSend;
  answer: OrderAnswer | undefined;
  wrong: string | null;
}

/** One order, and the field for its tracking number until it is sent. */
export function SendRow({ order: { publicId, number, name, city, shippingTitle }, answer, wrong }: SendRowProps) {
  const id = `number-${publicId}`;
  const error = wrong ?? answer?.problem?.message ?? null;
  return (
    <li className="send-row">
      <label htmlFor={id} className="send-row__order">
        <span className="medium tabular">{number}</span>
        <span className="small muted">{[name, city, shippingTitle].filter(Boolean).join(', ')}</span>
      </label>
      {answer?.problem === null ? (
        <span className="send-row__number">Sent</span>
      ) : (
        <div className="field send-row__number">
          <input
            id={id}
            name={`number.${publicId}`}
            className="input"
            placeholder="Tracking number"
            maxLength={60}
            autoComplete="off"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-wrong` : undefined}
          />
          {error && <FieldError id={`${id}-wrong`}>{error}</FieldError>}
        </div>
      )}
    </li>
  );
}
