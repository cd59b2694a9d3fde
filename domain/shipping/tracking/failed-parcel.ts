import type { TrackingStatus } from './tracking-status.ts';

const failed: readonly string[] = ['returned', 'lost', 'cancelled'] satisfies readonly TrackingStatus[];

/** Tells whether a parcel will never arrive, so that its pieces may be sent again. */
export const hasFailed = ({ status }: { status: string }): boolean => failed.includes(status);

const waiting: readonly string[] = ['pending', 'label_created', 'unknown'] satisfies readonly TrackingStatus[];

/** Tells whether nobody has handed a parcel over yet, so that it may be corrected or taken back. */
export const isStillHere = ({ status }: { status: string }): boolean => waiting.includes(status);

/** Tells whether the carrier has been heard of a parcel that is still under way: its number may be somebody else's. */
export const isUnderWay = (parcel: { status: string }): boolean =>
  !isStillHere(parcel) && !hasFailed(parcel) && parcel.status !== 'delivered';
