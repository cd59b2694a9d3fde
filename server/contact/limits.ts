import { limits } from '#server/engine/limit/limit.ts';

export const contactLimits = limits({
  contactPerAddress: { rate: '10/3600', per: 'address', countedIn: 'database' },
  contactMails: { rate: '60/3600', per: 'everybody', countedIn: 'database' },
});
