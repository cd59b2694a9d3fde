import type { InputHTMLAttributes, ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { WarningIcon } from '#components/ui/icons.tsx';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  label: string;
  name: string;
  hint?: ReactNode;
  /** One sentence: what is wrong and how to put it right. It replaces the hint. */
  error?: string | null;
}

export function Field({ label, hint, error, id, className, ...input }: FieldProps) {
  const fieldId = id ?? `field-${input.name}`;
  const about = `${fieldId}-about`;
  return (
    <div className={classNames('field', className)}>
      <label htmlFor={fieldId}>{label}</label>
      <input
        {...input}
        id={fieldId}
        className={classNames('input', error && 'input--wrong')}
        aria-invalid={error ? true : undefined}
        aria-describedby={error || hint ? about : undefined}
      />
      {error ? <FieldError id={about}>{error}</FieldError> : hint && <Hint id={about}>{hint}</Hint>}
    </div>
  );
}

const Hint = ({ id, children }: { id: string; children: ReactNode }) => (
  <span className="field__hint" id={id}>
    {children}
  </span>
);

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span className="field__message" id={id}>
      <WarningIcon />
      {children}
    </span>
  );
}
