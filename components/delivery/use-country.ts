'use client';

import { useSyncExternalStore } from 'react';

const storageKey = 'marketday-country';
const listeners = new Set<() => void>();

function listen(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** As `useCountry`, once: for what a form begins with. */
export function countryOfDevice(): string | null {
  try {
    const code = localStorage.getItem(storageKey);
    return code !== null && /^[A-Z]{2}$/.test(code) ? code : null;
  } catch {
    return null;
  }
}

/** Where this person has things sent, as they chose it on this device; null until they have. It never leaves the device. */
export const useCountry = (): string | null => useSyncExternalStore(listen, countryOfDevice, () => null);

/** @param code an ISO 3166 code; `''` forgets the choice */
export function chooseCountry(code: string): void {
  try {
    if (code === '') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, code);
  } catch {
    // Storage may be forbidden: then nothing is chosen.
  }
  for (const listener of listeners) listener();
}
