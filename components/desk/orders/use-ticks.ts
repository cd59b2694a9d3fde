import { type RefObject, useEffect, useState } from 'react';

/** Returns the public ids of a form's ticked orders. The boxes keep the state: also those ticked before the page was alive. */
export function useTicks(form: RefObject<HTMLFormElement | null>): string[] {
  const [ticks, setTicks] = useState<string[]>([]);
  // Every time: rows come and go with the page.
  useEffect(() => {
    const element = form.current;
    if (!element) return;
    const read = () => {
      const now = boxesOf(element).flatMap((box) => (box.checked ? box.name.slice('order.'.length) : []));
      setTicks((before) => (before.join() === now.join() ? before : now));
    };
    read();
    element.addEventListener('change', read);
    return () => element.removeEventListener('change', read);
  });
  return ticks;
}

export const boxesOf = (form: HTMLFormElement): HTMLInputElement[] => [
  ...form.querySelectorAll<HTMLInputElement>('input[name^="order."]'),
];

export function tickAll(form: HTMLFormElement | null, checked: boolean): void {
  if (!form) return;
  for (const box of boxesOf(form)) box.checked = checked;
  form.dispatchEvent(new Event('change'));
}
