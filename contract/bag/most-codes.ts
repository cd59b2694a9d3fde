export const maxCodes = 5;
