/**
 * The one rule for what counts as a person. Accounts and email addresses can be made by a program; a card, a parcel that
 * arrived, a purchase and time can't be made as cheaply. Each scarce use says which of them it asks for.
 */

export interface KnownPerson {
  /** Tells whether they have confirmed an email address. */
  confirmed: boolean;
  /** The account's age at the moment that counts; null for somebody without an account. */
  ageMs: number | null;
  /** Tells whether they have paid for something with money that has been sent, and not had all of it back. */
  hasBought: boolean;
  /** Tells whether they have a card on file or have paid by one, or had a parcel delivered: what another account can't have as well. */
  hasOwnMeans: boolean;
}

export type ScarceUse = 'ticket' | 'hold' | 'retraction';
export const personNeeds = ['confirmed_email', 'own_means', 'purchase', 'age'] as const;
export type PersonNeed = (typeof personNeeds)[number];

interface Asked {
  ownMeans: boolean;
  purchase: boolean;
  /** Somebody who has bought before needn't wait. */
  ageMs: number;
  /** Tells whether having bought makes up for all else. */
  purchaseIsEnough: boolean;
}

const hourMs = 3_600_000;

/** The age an account must have when the door of a drop opens, unless the drop says otherwise: opening many takes planning. */
export const ticketAgeHours = 24;

const asks: Readonly<Record<ScarceUse, Asked>> = {
  /** A ticket may be worth hundreds: nothing that can be made for nothing is enough. */
  ticket: { ownMeans: true, purchase: false, ageMs: ticketAgeHours * hourMs, purchaseIsEnough: false },
  /** A hold costs others fifteen minutes: a confirmed address and an hour are enough. */
  hold: { ownMeans: false, purchase: false, ageMs: hourMs, purchaseIsEnough: true },
  /** A bid that is taken back may have tested another's maximum: only a paying customer takes one back without the desk. */
  retraction: { ownMeans: true, purchase: true, ageMs: 7 * 24 * hourMs, purchaseIsEnough: false },
};

/** Lists what is missing for a use, in the order in which to put it right; empty for somebody who counts as a person. */
export function missingFor(use: ScarceUse, known: KnownPerson, ageMs: number = asks[use].ageMs): PersonNeed[] {
  const asked = asks[use];
  if (asked.purchaseIsEnough && known.hasBought) return [];
  return [
    ...(known.confirmed ? [] : ['confirmed_email' as const]),
    ...(asked.ownMeans && !known.hasOwnMeans ? ['own_means' as const] : []),
    ...(asked.purchase && !known.hasBought ? ['purchase' as const] : []),
    ...(known.hasBought || (known.ageMs ?? 0) >= ageMs ? [] : ['age' as const]),
  ];
}
