'use client';

import { useState } from 'react';
import { counted } from '#components/ui/format/count-words.ts';
import { giftMessageLetters } from '#contract/checkout/checkout-form.ts';

interface PresentProps {
  gift: string | undefined;
  message: string | undefined;
}

/** A present comes with the note on a card, and without prices. The field shows once it is ticked, also without a script. */
export function Present({ gift, message = '' }: PresentProps) {
  const [letters, setLetters] = useState(message.length);
  return (
    <div className="checkout-gift">
      <label className="cluster keep-address">
        <input type="checkbox" name="gift" value="yes" defaultChecked={gift === 'yes'} />
        It’s a present
      </label>
      <div className="field">
        <label htmlFor="gift-message">Note, on a card in the box</label>
        <textarea
          className="input"
          id="gift-message"
          name="giftMessage"
          rows={2}
          maxLength={giftMessageLetters}
          defaultValue={message}
          aria-describedby="gift-message-about"
          onChange={(event) => setLetters(event.target.value.length)}
        />
        <span className="field__hint tabular" id="gift-message-about">
          {letters === 0
            ? `Up to ${counted(giftMessageLetters, 'character')}.`
            : `${letters} of ${giftMessageLetters} characters.`}{' '}
          No price goes in the box.
        </span>
      </div>
    </div>
  );
}
