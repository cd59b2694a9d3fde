'use client';

import { useState } from 'react';
import { cardOnFile } from '#contract/checkout/checkout-form.ts';
import { Note } from '../ui/note.tsx';
import { useHydrated } from '../ui/use-hydrated.ts';
import { CardFields } from './card-fields.tsx';
import type { CheckoutErrors } from './form-values.ts';
import { testCards } from './test-cards.ts';
import { WhichCard } from './which-card.tsx';

interface CardChoiceProps {
  onFile: string | null;
  errors: CheckoutErrors;
}

/** The card on file or another one. What stands for it travels as `token`; its number never does. */
export function CardChoice({ onFile, errors }: CardChoiceProps) {
  const [other, setOther] = useState(onFile === null);
  const hydrated = useHydrated();
  return (
    <>
      {onFile !== null && <WhichCard onFile={onFile} other={other} choose={setOther} />}
      {/* Without JavaScript the list below has it. */}
      {hydrated && !other && <input type="hidden" name="token" value={cardOnFile} />}
      {other && (
        <Note>
          This is a demo shop. Use the test card <b className="b num">{testCards[0].number}</b>, any future date and any
          code. No money moves.
        </Note>
      )}
      {(other || !hydrated) && <CardFields errors={errors} onFile={onFile} hidden={!other} />}
    </>
  );
}
