import { limits } from '#server/engine/limit/limit.ts';

export const orderLimits = limits({
  orderSearchesPerAddress: { rate: '60/600', per: 'address', countedIn: 'database' },
  messages: { rate: '20/60', per: 'order', countedIn: 'redis' },
});
