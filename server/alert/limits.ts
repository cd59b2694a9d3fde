import { limits } from '#server/engine/limit/limit.ts';

export const alertLimits = limits({
  alertsPerAddress: { rate: '60/3600', per: 'address', countedIn: 'database' },
  alertsPerPerson: { rate: '60/3600', per: 'person', countedIn: 'database' },
});
