export const resultsStep = 24;
