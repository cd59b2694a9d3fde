import { limits } from '#server/engine/limit/limit.ts';

export const returnLimits = limits({
  returnParcels: { rate: '20/600', per: 'order', countedIn: 'redis' },
  uploads: { rate: '20/3600', per: 'order', countedIn: 'redis' },
});
