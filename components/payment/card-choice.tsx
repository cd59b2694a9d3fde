'use client';

import { useState } from 'react';
import { cardOnFile } from '#contract/payment/card-names.ts';
import type { FieldErrors } from '../ui/form/form-values.ts';
import { Note } from '../ui/note.tsx';
import { useHydrated } from '../ui/use-hydrated.ts';
import { CardFields } from './card-fields.tsx';
import { Declined } from './declined.tsx';
import { testCards } from './test-cards.ts';
import { WhichCard } from './which-card.tsx';

interface CardChoiceProps {
  onFile: string | null;
  errors: FieldErrors;
  /** Why the bank declined what was sent last. */
  declined: string | null;
}

/** The card on file or another one. What stands for it travels as `token`; its number never does. */
export function CardChoice({ onFile, errors, declined }: CardChoiceProps) {
  const [other, setOther] = useState(onFile === null);
  const hydrated = useHydrated();
  return (
    <>
      {(!other || !hydrated) && <Declined why={declined} />}
      {onFile !== null && <WhichCard onFile={onFile} other={other} choose={setOther} />}
      {/* Without JavaScript the list below has it. */}
      {hydrated && !other && <input type="hidden" name="token" value={cardOnFile} />}
      {other && (
        <Note>
          Payments here are tests. Use the card <b className="bold tabular">{testCards[0].number}</b>, any future date
          and any code. No money moves.
        </Note>
      )}
      {(other || !hydrated) && <CardFields errors={errors} declined={declined} onFile={onFile} hidden={!other} />}
    </>
  );
}
