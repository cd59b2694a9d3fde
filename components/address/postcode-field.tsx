import { type FormEvent, useState } from 'react';
import { Field } from '#components/ui/form/field.tsx';
import { type FormPart, isPostcodeInDigits } from '#domain/address/address-form.ts';

interface PostcodeFieldProps {
  asked: FormPart;
  name: string;
  autoComplete: string;
  error: string | null;
  value: string | undefined;
  /** The postcode that was said to be right. */
  kept: string | undefined;
  country: string;
}

/** A postcode that doesn't look right is a question: one press keeps it. Another postcode is asked about again. */
export function PostcodeField({
  asked: { label, missing, hint, half },
  name,
  autoComplete,
  error,
  value,
  kept: before,
  country,
}: PostcodeFieldProps) {
  const [kept, setKept] = useState({ postcode: before, question: error });
  const answered = kept.postcode !== undefined && kept.question === error;
  const asks = error !== null && error !== missing && kept.postcode === undefined;

  function forget({ currentTarget }: FormEvent<HTMLInputElement>) {
    if (kept.postcode !== undefined && kept.postcode !== currentTarget.value)
      setKept({ postcode: undefined, question: null });
  }
  function keep({ currentTarget: { form } }: FormEvent<HTMLInputElement>) {
    const field = form?.elements.namedItem(name);
    if (field instanceof HTMLInputElement) setKept({ postcode: field.value, question: error });
  }
  return (
    <div className={half ? undefined : 'field-pair__both'}>
      <Field
        name={name}
        label={label}
        hint={kept.postcode === undefined ? hint : 'Kept as you typed it.'}
        autoComplete={autoComplete}
        inputMode={isPostcodeInDigits(country) ? 'numeric' : undefined}
        defaultValue={value}
        onInput={forget}
        error={answered ? null : error}
      />
      {kept.postcode !== undefined && <input type="hidden" name="postcodeKept" value={kept.postcode} />}
      {asks && (
        <label className="cluster keep-address">
          <input type="checkbox" name="postcodeKept" value={value ?? ''} onChange={keep} />
          It’s right, keep it
        </label>
      )}
    </div>
  );
}
