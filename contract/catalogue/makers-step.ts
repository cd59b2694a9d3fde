/** How many makers the page of all of them shows at once. */
export const makersStep = 48;
