/** Who may move money, and what each of them can. A new one is a line here, and the compiler then asks for the rest. */
interface PaymentTraits {
  /** As people know it; null: it stands for nobody outside this shop. */
  name: string | null;
  /** Where the payer pays: in the shop's own form, in fields of the provider's on our page, on its page, by a code, or to the shop's people. */
  paysIn: 'form' | 'fields' | 'page' | 'code' | 'hand';
  /** A card stays on file and is charged later, without its holder. */
  keepsCards: boolean;
  /** A payment that failed or was left can be gone on with. */
  resumes: boolean;
  /** A refund that has arrived may still fail: the provider is asked for weeks. */
  refundsMayFail: boolean;
  /** The shop's people give refunds back themselves, and say so. */
  refundsByHand: boolean;
}

export const paymentTraits = {
  test: { name: null, paysIn: 'form', keepsCards: true, resumes: false, refundsMayFail: false, refundsByHand: false },
  stripe: {
    name: 'Stripe',
    paysIn: 'fields',
    keepsCards: true,
    resumes: true,
    refundsMayFail: true,
    refundsByHand: false,
  },
  mollie: {
    name: 'Mollie',
    paysIn: 'page',
    keepsCards: false,
    resumes: true,
    refundsMayFail: true,
    refundsByHand: false,
  },
  gift_card: {
    name: null,
    paysIn: 'code',
    keepsCards: false,
    resumes: false,
    refundsMayFail: false,
    refundsByHand: false,
  },
  /** Cash and bank transfers, as the shop's people say. */
  manual: { name: null, paysIn: 'hand', keepsCards: false, resumes: false, refundsMayFail: false, refundsByHand: true },
} as const satisfies Record<string, PaymentTraits>;

/** The name that stands in an order's `payment`. */
export type PaymentProviderName = keyof typeof paymentTraits;
type ThatPaysIn<Place extends PaymentTraits['paysIn']> = {
  [Name in PaymentProviderName]: (typeof paymentTraits)[Name]['paysIn'] extends Place ? Name : never;
}[PaymentProviderName];
export type PageProvider = ThatPaysIn<'page'>;
/** Those that are given a payment in the payer's browser. */
export type BrowserProvider = ThatPaysIn<'page' | 'fields'>;

export const paymentProviders = Object.keys(paymentTraits) as PaymentProviderName[];

export const isProvider = (name: string): name is PaymentProviderName => Object.hasOwn(paymentTraits, name);

export const traitsOfProvider = (name: string | undefined): PaymentTraits | null =>
  name !== undefined && isProvider(name) ? paymentTraits[name] : null;

const isPage = (name: PaymentProviderName): name is PageProvider => paymentTraits[name].paysIn === 'page';
export const pageProviders: readonly PageProvider[] = paymentProviders.filter(isPage);

/** Whoever pays with it does so on a page of its own. */
export const paysOnPage = (name: string | undefined): boolean => traitsOfProvider(name)?.paysIn === 'page';
