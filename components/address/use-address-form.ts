'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { errorOfField, errorsOf } from '#components/address/field-errors.ts';
import { type SavedAddress, saveAddressSchema } from '#contract/account/account.ts';
import { useCommand } from '../live/use-command.ts';
import { type FieldErrors, filledIn, focusFirst } from '../ui/form/form-values.ts';

const someWrong = 'The address could not be saved. Look at what is marked, or delete an address if you have twenty.';

export function useAddressForm(start: {
  problem: string | null;
  field: string | null;
  address: Partial<SavedAddress>;
}) {
  const router = useRouter();
  const { send, pending } = useCommand<{ next: string }>('/api/account/addresses');
  const [errors, setErrors] = useState<FieldErrors>(errorOfField(start.field, start.address));
  const [problem, setProblem] = useState(start.problem === null ? null : someWrong);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const values = filledIn(form);
    const found = errorsOf(saveAddressSchema, values);
    setErrors(found);
    setProblem(null);
    if (Object.keys(found).length > 0) return focusFirst(form, found);
    const saved = await send(values);
    if (saved.ok) return router.push(saved.value.next);
    setErrors(Object.fromEntries((saved.problem.errors ?? []).map(({ field, message }) => [field, message])));
    setProblem(saved.problem.message);
  }
  return { submit, errors, problem, pending };
}
