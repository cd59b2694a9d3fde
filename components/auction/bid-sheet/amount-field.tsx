import type { InputHTMLAttributes, ReactNode } from 'react';
import { FieldError } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';

interface AmountFieldProps {
  label: string;
  currency: string;
  /** What is wrong with what was typed; it takes the hint's place. */
  problem: string | null;
  hint: ReactNode;
  input: Pick<InputHTMLAttributes<HTMLInputElement>, 'value' | 'defaultValue' | 'onChange'>;
  children: ReactNode;
}

export function AmountField({ label, currency, problem, hint, input, children }: AmountFieldProps) {
  return (
    <div className="field">
      <label htmlFor="bid-maximum">{label}</label>
      <div className="bid-form__line">
        <span className="bid-form__currency">
          <span aria-hidden="true">{symbolOf(currency)}</span>
          <input
            id="bid-maximum"
            name="amount"
            className={problem ? 'input tabular input--wrong' : 'input tabular'}
            inputMode="decimal"
            autoComplete="off"
            aria-invalid={problem ? true : undefined}
            aria-describedby="bid-maximum-about"
            {...input}
          />
        </span>
        {children}
      </div>
      {problem ? (
        <FieldError id="bid-maximum-about">{problem}</FieldError>
      ) : (
        <span className="field__hint" id="bid-maximum-about">
          {hint}
        </span>
      )}
    </div>
  );
}

const symbolOf = (currency: string): string => formatMoney(0, currency).replaceAll(/[\d.,\s]/g, '');
