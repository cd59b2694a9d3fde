/** Before its order is cancelled. */
export const payMinutes = 10;
