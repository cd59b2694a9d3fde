import { limits } from '#server/engine/limit/limit.ts';

export const sessionLimits = limits({
  passwordsPerAccount: { rate: '10/900', per: 'account', countedIn: 'database' },
  passwordBurstsPerAccount: { rate: '5/30', per: 'account', countedIn: 'database' },
  passwordsBeforeMail: { rate: '3/900', per: 'account', countedIn: 'database' },
  passwordsPerAddress: { rate: '100/900', per: 'address', countedIn: 'database' },
  figuresPerAccount: { rate: '10/3600', per: 'account', countedIn: 'database' },
  figuresPerDay: { rate: '30/86400', per: 'account', countedIn: 'database' },
  accountsPerAddress: { rate: '100/3600', per: 'address', countedIn: 'database' },
  mailsPerAccount: { rate: '3/600', per: 'account', countedIn: 'database' },
  stepUpsPerPerson: { rate: '5/600', per: 'person', countedIn: 'database' },
  keyGuesses: { rate: '20/60', per: 'address', countedIn: 'redis' },
  guests: { rate: '1200/600', per: 'address', countedIn: 'redis' },
  passkeyQuestions: { rate: '300/600', per: 'address', countedIn: 'redis' },
  passkeyChanges: { rate: '30/600', per: 'person', countedIn: 'redis' },
  keyRequests: { rate: '30000/30', per: 'key', countedIn: 'memory' },
});
