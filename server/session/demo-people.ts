/** Accounts that exist in demo mode only (DEMO is not 0). Their password is no secret. */
export const demoPassword = 'demo-marketday';
export const demoPeople = [
  { email: 'shopper@demo.marketday', name: 'Ada Shopper', role: 'shopper', does: 'buys' },
  { email: 'bidder@demo.marketday', name: 'Ben Bidder', role: 'shopper', does: 'bids' },
  { email: 'rival@demo.marketday', name: 'Rita Rival', role: 'shopper', does: 'bids against Ben' },
  { email: 'merchant@demo.marketday', name: 'Mo Merchant', role: 'merchant', does: 'runs the desk' },
] as const;
