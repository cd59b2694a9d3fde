'use client';

import { useRouter } from 'next/navigation';
import { DeskForm, type DeskFormProps } from './desk-form.tsx';

interface SeenFormProps extends Omit<DeskFormProps, 'onDone'> {
  /** What was seen when it was filled in: the shop refuses it if somebody has changed more since. */
  version?: number;
}

/** A form whose page is rendered again once it is done. */
export function SeenForm({ version, children, ...form }: SeenFormProps) {
  const router = useRouter();
  return (
    <DeskForm {...form} onDone={() => router.refresh()}>
      {version !== undefined && <input type="hidden" name="seenVersion" value={version} />}
      {children}
    </DeskForm>
  );
}
