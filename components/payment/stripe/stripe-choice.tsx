'use client';

import { type RefObject, useEffect, useState } from 'react';
import { cardInBrowser, cardOnFile } from '#contract/payment/card-names.ts';
import { WhichCard } from '../which-card.tsx';
import { loadsWhole } from './loads-whole.ts';
import type { CardPurpose } from './open-stripe.ts';
import { StripeFields } from './stripe-fields.tsx';
import { type StripeCardFields, useStripeCard } from './use-stripe-card.ts';

interface StripeChoiceProps {
  publishableKey: string;
  purpose: CardPurpose;
  onFile: string | null;
  /** Where the form finds the fields; null while the card on file is chosen. */
  fields: RefObject<StripeCardFields | null>;
}

/** The card on file, or one that is given to Stripe here. */
export function StripeChoice({ publishableKey, purpose, onFile, fields }: StripeChoiceProps) {
  const [other, setOther] = useState(onFile === null);
  // Before anything is typed, whichever card is chosen.
  useEffect(() => void loadsWhole(), []);
  return (
    <>
      {onFile !== null && <WhichCard onFile={onFile} other={other} choose={setOther} />}
      <input type="hidden" name="token" value={other ? cardInBrowser : cardOnFile} />
      {other && <Fields publishableKey={publishableKey} purpose={purpose} fields={fields} />}
    </>
  );
}

function Fields({ publishableKey, purpose, fields }: Omit<StripeChoiceProps, 'onFile'>) {
  const card = useStripeCard(publishableKey, purpose);
  useEffect(() => {
    fields.current = card;
    return () => {
      fields.current = null;
    };
  });
  return <StripeFields card={card} />;
}
