import { limits } from '#server/engine/limit/limit.ts';

export const vatNumberLimits = limits({
  vatQuestions: { rate: '10/600', per: 'person', countedIn: 'redis' },
});
