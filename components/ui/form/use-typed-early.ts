'use client';

import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * For a field whose value React holds: gives what was typed, or filled in by the browser, before the page's script
 * had come. React would empty the field at the first render after it.
 */
export function useTypedEarly(take: (typed: string) => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what stood there at the beginning
  useLayoutEffect(() => {
    const { value = '', defaultValue = '' } = field.current ?? {};
    if (value !== defaultValue) take(value);
  }, []);
  return field;
}
