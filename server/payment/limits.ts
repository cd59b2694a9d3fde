import { limits } from '#server/engine/limit/limit.ts';

export const paymentLimits = limits({
  paymentQuestions: { rate: '30/60', per: 'order', countedIn: 'redis' },
  webhooksPerAddress: { rate: '600/60', per: 'address', countedIn: 'redis' },
});
