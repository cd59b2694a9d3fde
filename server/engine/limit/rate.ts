/** So many at once, and as many more in each `seconds`. */
export interface Rate {
  most: number;
  seconds: number;
}

/**
 * What a limit counts by. An address counts with its network; `account` is whatever names one, such as an email address,
 * and is kept as a keyed hash; all others are counted as they are.
 */
export type CountedBy = 'address' | 'account' | 'person' | 'key' | (string & {});
