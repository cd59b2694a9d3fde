'use client';

import { useEffect, useRef, useState } from 'react';
import { useCommand } from '../live/use-command.ts';
import type { Payable } from '../payment/payable.ts';

type Place = NonNullable<Payable['delivery']>['place'];
type Choice = Record<string, string | undefined>;

const placeFields = ['country', 'region', 'postalCode'] as const;
/** Somebody who types a postcode isn’t asked about each digit. */
const typingMs = 400;

/** Follows the form: the bag is priced to the place that it says, by the way that is chosen. */
export function useDelivery(delivery: Payable['delivery'], vatNumber = '') {
  const form = useRef<HTMLFormElement>(null);
  const { send } = useCommand('/api/bag/delivery');
  const { send: sendVatNumber } = useCommand('/api/bag/vat-number');
  const [open, setOpen] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const [wanted, setWanted] = useState<string | null>(null);
  const before = useRef<Promise<unknown>>(Promise.resolve());
  const told = useRef('');
  const toldNumber = useRef(vatNumber);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isChosen = delivery?.place.chosen ?? true;

  /** One after the other, so that the last one stays. */
  function choose(choice: Choice) {
    setOpen((count) => count + 1);
    before.current = before.current.then(async () => {
      const answer = await send(choice);
      setOpen((count) => count - 1);
      setProblem(answer.ok ? null : answer.problem.message);
      if (!answer.ok) told.current = '';
      if (choice.shippingMethod !== undefined) setWanted(null);
    });
    return before.current;
  }

  function follow() {
    clearTimeout(timer.current);
    const typed = form.current && placeIn(form.current);
    if (!delivery || !typed?.country) return;
    const key = placeFields.map((field) => typed[field] ?? '').join('\n');
    if (key === told.current || isPlace(typed, delivery.place)) return;
    told.current = key;
    void choose(typed);
  }

  /** VIES is asked about it now, so that paying waits for nobody. A malformed one is judged with the form. */
  function followVatNumber() {
    const typed = String((form.current && new FormData(form.current).get('vatNumber')) ?? '').trim();
    if (!delivery || typed === toldNumber.current) return;
    toldNumber.current = typed;
    setOpen((count) => count + 1);
    before.current = before.current.then(async () => {
      await sendVatNumber(typed ? { vatNumber: typed } : {});
      setOpen((count) => count - 1);
    });
  }

  function followSoon(field: string) {
    if (!(placeFields as readonly string[]).includes(field)) return;
    clearTimeout(timer.current);
    timer.current = setTimeout(follow, field === 'country' ? 0 : typingMs);
  }

  // What the form begins with is told once; also where the bag has forgotten it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing is followed by its own events
  useEffect(() => {
    if (!isChosen) told.current = '';
    follow();
    followVatNumber();
  }, [isChosen]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    form,
    follow,
    followVatNumber,
    /** The order was judged by another place than the bag’s: another window may have chosen one. */
    tellAgain() {
      told.current = '';
      follow();
    },
    followSoon,
    problem,
    /** The total isn’t that of the form yet. */
    working: open > 0,
    shippingMethod: wanted ?? delivery?.shippingMethod ?? null,
    chooseMethod(id: string) {
      setWanted(id);
      void choose({ shippingMethod: id });
    },
  };
}

function placeIn(form: HTMLFormElement): Choice {
  const data = new FormData(form);
  return Object.fromEntries(placeFields.map((field) => [field, String(data.get(field) ?? '').trim() || undefined]));
}

const isPlace = (typed: Choice, place: Place): boolean =>
  place.chosen && placeFields.every((field) => (typed[field] ?? null) === place[field]);
