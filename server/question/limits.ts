import { limits } from '#server/engine/limit/limit.ts';

export const questionLimits = limits({
  questionsPerAddress: { rate: '30/3600', per: 'address', countedIn: 'database' },
  questionsPerPerson: { rate: '10/3600', per: 'person', countedIn: 'database' },
});
