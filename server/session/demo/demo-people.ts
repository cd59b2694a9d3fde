/** Accounts of the demo (`DEMO=1`). Their password is no secret; the merchant's is one if the shop can be reached from elsewhere. */
export const demoPassword = 'demo-marketday';
export const demoPeople = [
  { email: 'shopper@demo.marketday', name: 'Ada Shopper', roles: [], does: 'buys' },
  { email: 'bidder@demo.marketday', name: 'Ben Bidder', roles: [], does: 'bids' },
  { email: 'rival@demo.marketday', name: 'Rita Rival', roles: [], does: 'bids against Ben' },
  { email: 'merchant@demo.marketday', name: 'Mo Merchant', roles: ['owner'], does: 'runs the desk' },
] as const;

/** Many share these accounts, so nobody may change their address or password; and outside a demo nobody is let in. */
export const isDemoAddress = (email: string): boolean => demoPeople.some((person) => person.email === email);
