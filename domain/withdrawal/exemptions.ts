/** The law's exceptions from the right to withdraw (Directive 2011/83/EU, Art. 16, and Art. 9 for its end). No others count. */
import { accept, type Decision, refuse } from '../decision.ts';

export const exemptions = [
  'private_seller',
  'public_auction',
  'too_late',
  'made_to_specification',
  'unsealed',
] as const;
export type Exemption = (typeof exemptions)[number];

export type SoldBy = 'house' | 'trader' | 'private';

/** The shop's own data about the order. */
export interface ExemptionFacts {
  /** Null: it isn't a lot. */
  lot: { soldBy: SoldBy; attended: boolean } | null;
  /** The statement came after the last day. */
  isLate: boolean;
}

/** `yes`, `no`: the data decides. `unknown`: it isn't recorded, so the house has to vouch for it. */
export type Found = 'yes' | 'no' | 'unknown';

export function foundExemption(exemption: Exemption, { lot, isLate }: ExemptionFacts): Found {
  switch (exemption) {
    case 'private_seller':
      return lot?.soldBy === 'private' ? 'yes' : 'no';
    case 'public_auction':
      return lot?.attended ? 'yes' : 'no';
    case 'too_late':
      return isLate ? 'yes' : 'no';
    case 'made_to_specification':
    case 'unsealed':
      return 'unknown';
  }
}

/** Tells whether the data already says that the right doesn't apply: then nothing is refunded unasked. */
export const isExempt = (facts: ExemptionFacts): boolean =>
  exemptions.some((exemption) => foundExemption(exemption, facts) === 'yes');

/** An exception may be noted unless the order's data contradicts it. */
export function judgeExemption(
  exemption: Exemption,
  facts: ExemptionFacts,
): Decision<Exemption, { code: 'not_found_on_order' }> {
  return foundExemption(exemption, facts) === 'no' ? refuse({ code: 'not_found_on_order' }) : accept(exemption);
}
