import { limits } from '#server/engine/limit/limit.ts';

export const searchLimits = limits({
  searches: { rate: '3000/60', per: 'address', countedIn: 'memory' },
});
