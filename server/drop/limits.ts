import { limits } from '#server/engine/limit/limit.ts';

export const dropLimits = limits({
  ticketsPerAddress: { rate: '100/86400', per: 'address', countedIn: 'database' },
  dropEntries: { rate: '20/60', per: 'person', countedIn: 'redis' },
});
