/**
 * How much a test of load tries: in every run as much as still finds what it looks for, with `E2E_LONG=1` as much as a busy
 * shop has.
 */
export const orLong = (everyday: number, long: number): number => (process.env.E2E_LONG === '1' ? long : everyday);
