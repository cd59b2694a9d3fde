import { limits } from '#server/engine/limit/limit.ts';

export const withdrawalLimits = limits({
  withdrawalsPerAddress: { rate: '60/600', per: 'address', countedIn: 'database' },
});
