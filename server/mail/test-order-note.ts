/** Heads everything sent about a test order, so that its sentences about money aren't read as true. */
export const testOrderNote =
  'This is a test order. No money changes hands, and it isn’t binding. The rest is worded as for a real order.';
