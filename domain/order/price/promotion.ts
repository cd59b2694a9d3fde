/** Promotions take something off an order. Amounts are integer minor units, rates basis points (10 % are 1,000). */
/** Empty: everything. Else whatever one of the two names. */
export interface Scope {
  skus: readonly string[];
  collections: readonly string[];
}

export const promotionKinds = ['percentage', 'amount', 'free_shipping', 'buy_x_get_y'] as const;
export type PromotionKind = (typeof promotionKinds)[number];

/** The way each kind takes off; `buy_x_get_y` gives the cheapest. */
export type PromotionRule =
  | { kind: 'percentage'; basisPoints: number }
  | { kind: 'amount'; amount: number }
  | { kind: 'free_shipping' }
  | {
      kind: 'buy_x_get_y';
      buy: { quantity: number; skus: readonly string[] };
      /** `basisPoints` off each: 10,000 gives it away. */
      get: { quantity: number; basisPoints: number; skus: readonly string[] };
    };

export interface Promotion {
  id: string;
  title: string;
  /** The code to type; null: it applies automatically. */
  code: string | null;
  rule: PromotionRule;
  scope: Scope;
  /** The sum that the pieces in its scope must reach at their prices; null: anything. */
  minimumAmount: number | null;
  /** Tells whether it may stand beside others. */
  combines: boolean;
}
