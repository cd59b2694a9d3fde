import { limits } from '#server/engine/limit/limit.ts';

export const traceLimits = limits({
  traces: { rate: '20/60', per: 'address', countedIn: 'memory' },
});
