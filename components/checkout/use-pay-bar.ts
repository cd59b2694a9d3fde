'use client';

import { type RefObject, useEffect, useState } from 'react';
import { cardDetailErrors } from '../payment/card-details.ts';
import { filledIn } from '../ui/form/form-values.ts';

const typingMs = 150;

/** What judges the form brings a library along: it comes with the first touch, or at once where the form came filled in. */
const loadErrors = () => import('./checkout-errors.ts');

/**
 * On a phone the bar below has the way to pay only while it can pay: once the form is filled in, and as long as the form's own button
 * is out of sight.
 *
 * @param cameFilled the form may be right as it came
 */
export function usePayBar(form: RefObject<HTMLFormElement | null>, cameFilled: boolean) {
  const [ready, setReady] = useState(false);
  const [atEnd, setAtEnd] = useState(false);

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    async function judge(element: HTMLFormElement) {
      const judges = await loadErrors().catch(() => null);
      if (gone) return;
      const wrong = judges
        ? { ...judges.checkoutErrors(filledIn(element)), ...cardDetailErrors(element) }
        : { all: '' };
      setReady(Object.keys(wrong).length === 0);
    }
    const judgeSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void judge(element), typingMs);
    };
    // React may put fields in and take them out by a press of another: what it does comes after the event.
    for (const name of ['input', 'change', 'focusout']) element.addEventListener(name, judgeSoon);
    if (cameFilled) judgeSoon();
    return () => {
      gone = true;
      clearTimeout(timer);
      for (const name of ['input', 'change', 'focusout']) element.removeEventListener(name, judgeSoon);
    };
  }, [form, cameFilled]);

  useEffect(() => {
    const button = form.current?.querySelector('.pay-button');
    if (!button) return;
    const seen = new IntersectionObserver(([entry]) => setAtEnd(entry?.isIntersecting ?? false));
    seen.observe(button);
    return () => seen.disconnect();
  }, [form]);

  return { canPay: ready && !atEnd, atEnd };
}
