/** Those of earlier releases that are set at the desk now. Their values are adopted once (`server/shop/adopt-environment.ts`). */
export const deskVariables = {
  SHOP_NAME: 'shopName',
  SHOP_ADDRESS: 'sellerAddress',
  SHOP_ZONE: 'zone',
  SHOP_VAT_ID: 'vatId',
  SHOP_VAT_PERCENT: 'vatPercent',
  RETURN_WINDOW_DAYS: 'returnDays',
  AUCTION_BUYERS_PREMIUM_PERCENT: 'buyersPremiumPercent',
  PAYMENT_CAPTURE: 'paymentCapture',
  SECURITY_CONTACT: 'securityContact',
} as const;

/** Those without which the shop would talk to another service, with what takes their place. */
const refused: Readonly<Record<string, string>> = {
  DROP_PUBLIC_NUMBER_URL: 'drops read their public number at api.drand.sh',
  STRIPE_API_BASE: 'STAND_INS takes its place',
  MOLLIE_API_BASE: 'STAND_INS takes its place',
  VIES_API_BASE: 'STAND_INS takes its place',
};

/** Those that may stay, with what takes their place. */
const ignored: Readonly<Record<string, string>> = {
  ALERT_GATHER_SECONDS: 'matches for a saved list are gathered for ten minutes',
  TEST_PAYMENT_WEBHOOK_SECRET: 'the key is made from AUTH_SECRET',
  VAPID_SUBJECT: 'push services are given PUBLIC_URL',
  PHOTOGRAPHS_AHEAD: 'WORK_AHEAD takes its place',
  PAGES_AHEAD: 'WORK_AHEAD takes its place',
};

/** The limits that earlier releases let set one by one, each by `LIMIT_` and its name here. */
const limitVariables: ReadonlySet<string> = new Set(
  `
    ACCOUNTS_PER_ADDRESS ALERTS_PER_ADDRESS ALERTS_PER_PERSON CODES_TYPED CODES_TYPED_PER_ADDRESS CODE_GUESSES
    CODE_GUESSES_PER_KEY CONTACT_MAILS CONTACT_PER_ADDRESS DELIVERY_CHOICES DROP_ENTRIES FIGURES_PER_ACCOUNT
    FIGURES_PER_DAY GIFT_CARD_GUESSES GIFT_CARD_GUESSES_PER_KEY GUESTS HALF_OPEN HANDSHAKES KEY_GUESSES KEY_REQUESTS
    MAILS_PER_ACCOUNT MESSAGES ORDER_SEARCHES_PER_ADDRESS PASSKEY_CHANGES PASSKEY_QUESTIONS PASSWORDS_BEFORE_MAIL
    PASSWORDS_PER_ACCOUNT PASSWORDS_PER_ADDRESS PASSWORD_BURSTS_PER_ACCOUNT PAYMENT_QUESTIONS QUESTIONS_PER_ADDRESS
    QUESTIONS_PER_PERSON READS RENDERING RETURN_PARCELS REVIEWS SEARCHES SHARED_LIST_MARKS SOCKETS
    STEP_UPS_PER_PERSON TICKETS_PER_ADDRESS TRACES UPLOADS VAT_QUESTIONS VAT_QUESTIONS_PER_ADDRESS
    WEBHOOKS_PER_ADDRESS WITHDRAWALS_PER_ADDRESS WRITES
  `
    .trim()
    .split(/\s+/)
    .map((name) => `LIMIT_${name}`),
);

/** How much one person and address may hold is fixed. */
const heldLimit = /^LIMIT_HELD_(OF_A_PIECE|IN_ALL|BY_AN_ADDRESS|BY_GUESTS)$/;
const watchLimit = /^WATCH_((MESSAGES|TOPICS|ORDERS)_PER_SECOND|TOPICS_PER_ADDRESS|ROOMS)$/;

/** Returns why a shop with this variable of an earlier release can't start: ignored, it would let more through or ask elsewhere. */
export function wordsOnGone(name: string, value: string | undefined): string | null {
  if (!value) return null;
  // Its process would otherwise start as a shop of its own.
  if (name === 'ROLE')
    return value === 'all'
      ? null
      : 'ROLE is no longer supported. Start a process of the shop in its place (docs/upgrading.md).';
  const instead = wordsInstead(name);
  return instead && `${name} is no longer supported. Remove it: ${instead} (docs/upgrading.md).`;
}

function wordsInstead(name: string): string | null {
  if (heldLimit.test(name)) return 'how much may be held is fixed';
  if (limitVariables.has(name) || watchLimit.test(name))
    return 'LIMITS_PER_ADDRESS widens what one address may ask for';
  return refused[name] ?? null;
}

/** Returns a line for the start on each variable that no longer does anything. */
export const linesOnIgnored = (environment: Record<string, string | undefined>): string[] =>
  Object.entries(ignored)
    .filter(([name]) => environment[name])
    .map(([name, instead]) => `${name} no longer does anything: ${instead}. Remove it from the environment.`);
