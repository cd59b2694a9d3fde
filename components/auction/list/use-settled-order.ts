'use client';

import { useRef, useState } from 'react';

/** The order rests while a pointer or focus is on the list: no row jumps away under a press. */
export function useSettledOrder<T>(items: readonly T[], idOf: (item: T) => string) {
  const [held, setHeld] = useState(false);
  const ids = useRef<string[]>([]);
  if (!held) ids.current = items.map(idOf);
  const place = (item: T) => {
    const index = ids.current.indexOf(idOf(item));
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  const order = held ? [...items].sort((a, b) => place(a) - place(b)) : [...items];
  const hold = (holding: boolean) => () => setHeld(holding);
  return {
    order,
    holders: {
      onPointerEnter: hold(true),
      onPointerLeave: hold(false),
      onFocus: hold(true),
      onBlur: hold(false),
    },
  };
}
