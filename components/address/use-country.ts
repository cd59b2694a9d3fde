'use client';

import { useEffect, useSyncExternalStore } from 'react';
import { useView } from '#components/live/view/use-view.ts';
import { topicOf } from '#contract/topics.ts';
import { countryCookie, type OwnCountry, ownCountryCookie, readOwnCountry } from '#domain/address/own-country.ts';
import { useCommand } from '../live/use-command.ts';
import { untilLoaded } from '../ui/until-loaded.ts';

const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  // Another window may have chosen meanwhile.
  window.addEventListener('focus', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('focus', listener);
  };
}

const cookieValue = (): string => new RegExp(`(?:^|; )${countryCookie}=([\\w-]*)`).exec(document.cookie)?.[1] ?? '';

/** As `useCountry`, once: for what a form begins with. */
export const countryOfDevice = (): string | null => readOwnCountry(cookieValue())?.country ?? null;

function keep(own: OwnCountry | null): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the page's first paint reads it, and Cookie Store isn't everywhere.
  document.cookie = ownCountryCookie(own, location.protocol === 'https:');
  for (const listener of listeners) listener();
}

/** @param code an ISO 3166 code; `''` forgets the choice */
export const chooseCountry = (code: string): void => keep(code === '' ? null : { country: code, chosen: true });

/** Chooses on this device, and for the bag if there is one: both say one price. */
export function useChooseCountry(): (code: string) => void {
  const { send } = useCommand('/api/bag/delivery');
  const bag = useView<'my-bag'>(topicOf.myBag)?.data;
  return (code) => {
    chooseCountry(code);
    if (bag && /^(?!ZZ)[A-Z]{2}$/.test(code) && code !== bag.place.country) void send({ country: code });
  };
}

/**
 * The country this person has things sent to: chosen, else that of their first saved address, else guessed from the browser's
 * time zone. Null: unknown.
 *
 * @param asked what the page was rendered for
 */
export function useCountry(asked: string | null | undefined = null): string | null {
  const country = useSyncExternalStore(listen, countryOfDevice, () => asked ?? null);
  const place = useView<'my-bag'>(topicOf.myBag)?.data.place;
  const inBag = place?.chosen ? place.country : null;
  const saved = useView<'my-account'>(topicOf.myAccount)?.data.country;
  useEffect(() => {
    // The bag's is the later choice: it may have been made on another device.
    if (inBag && inBag !== countryOfDevice()) keep({ country: inBag, chosen: true });
  }, [inBag]);
  useEffect(() => {
    const own = readOwnCountry(cookieValue());
    if (saved && !inBag && !own?.chosen && own?.country !== saved) keep({ country: saved, chosen: false });
    if (!saved && !own)
      void untilLoaded(() => import('./guess-country.ts')).then(({ guessOnce }) => guessOnce(keepGuess));
  }, [saved, inBag]);
  return country;
}

function keepGuess(country: string): void {
  if (cookieValue() === '') keep({ country, chosen: false });
}
