/** How long a payment may take before its order is cancelled. */
export const payMinutes = 10;
