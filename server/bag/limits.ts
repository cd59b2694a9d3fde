import { limits } from '#server/engine/limit/limit.ts';

export const bagLimits = limits({
  codesTyped: { rate: '20/600', per: 'person', countedIn: 'redis' },
  codesTypedPerAddress: { rate: '60/600', per: 'address', countedIn: 'redis' },
  deliveryChoices: { rate: '60/600', per: 'person', countedIn: 'redis' },
  vatQuestionsPerAddress: { rate: '60/600', per: 'address', countedIn: 'redis' },
});
