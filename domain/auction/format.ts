/** The auction formats, and what is true of each. A new one is a name here, and the compiler then asks for the rest. */
export const lotFormats = ['english', 'dutch', 'sealed_first_price', 'sealed_second_price'] as const;
export type LotFormat = (typeof lotFormats)[number];

/** Bids raise the price in the open; the clock lowers it until somebody takes it; or no bid is seen before the close. */
export type Manner = 'rising' | 'falling' | 'sealed';

export interface FormatTraits {
  manner: Manner;
  /** A bid is a maximum, and the house bids for it no more than it must. */
  byProxy: boolean;
  /** A late bid moves the end. */
  softClose: boolean;
  /** The house may name a price at which the lot is sold at once. */
  buyNow: boolean;
  /** The winner pays their own bid, not what the others made it. */
  paysOwnBid: boolean;
}

const sealed = { manner: 'sealed', byProxy: false, softClose: false, buyNow: false } as const;

export const traitsOf: Record<LotFormat, FormatTraits> = {
  english: { manner: 'rising', byProxy: true, softClose: true, buyNow: true, paysOwnBid: false },
  dutch: { manner: 'falling', byProxy: false, softClose: false, buyNow: false, paysOwnBid: true },
  sealed_first_price: { ...sealed, paysOwnBid: true },
  sealed_second_price: { ...sealed, paysOwnBid: false },
};

export const rises = (format: LotFormat): boolean => traitsOf[format].manner === 'rising';
export const falls = (format: LotFormat): boolean => traitsOf[format].manner === 'falling';
export const isSealed = (format: LotFormat): boolean => traitsOf[format].manner === 'sealed';

export const risingFormats: readonly LotFormat[] = lotFormats.filter(rises);
export const sealedFormats: readonly LotFormat[] = lotFormats.filter(isSealed);
