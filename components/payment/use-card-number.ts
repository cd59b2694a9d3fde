import { useLayoutEffect, useRef, useState } from 'react';
import { useTypedEarly } from '#components/ui/form/use-typed-early.ts';
import { caretInGroups, groupDigits, problemOfCardNumber } from './card-number.ts';

/**
 * A card number in groups, with its caret behind the digit that was typed.
 *
 * @param sent the form was sent without a card that is known
 * @param declined why the bank declined the card that was sent last; it is said until another number is typed
 */
export function useCardNumber(sent: boolean, declined: string | null) {
  const [number, setNumber] = useState('');
  const [left, setLeft] = useState(false);
  const [refused, setRefused] = useState({ declined, number });
  if (refused.declined !== declined) setRefused({ declined, number });
  const caret = useRef<number | null>(null);
  const type = (typed: string, at: number | null = null) => {
    caret.current = at === null ? null : caretInGroups(typed, at);
    setLeft(false);
    setNumber(groupDigits(typed));
  };
  const field = useTypedEarly(type);
  // biome-ignore lint/correctness/useExhaustiveDependencies: React moves the caret to the end when the number changes
  useLayoutEffect(() => {
    if (caret.current !== null) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [number]);
  return {
    ...{ number, type, field },
    problem: problemOfCardNumber(number, left || (sent && number === '')),
    declinedIt: declined !== null && refused.number === number ? declined : null,
    leave: () => setLeft(number !== ''),
  };
}
