/** The ways a statement comes. `link`: from the order's own page. The last three are recorded by the desk. */
export const withdrawalSources = ['form', 'link', 'api', 'letter', 'email', 'telephone'] as const;
export type WithdrawalSource = (typeof withdrawalSources)[number];

export const recordedSources = ['letter', 'email', 'telephone'] as const;
