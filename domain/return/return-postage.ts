import type { ReturnReason } from './return-reasons.ts';

export const postagePayers = ['shop', 'customer'] as const;
export type PostagePayer = (typeof postagePayers)[number];

/** The shop answers for these, whatever its own terms say (Directive (EU) 2019/771, Article 14). */
const faults: ReadonlySet<string> = new Set<ReturnReason>(['damaged', 'not_as_shown', 'wrong_piece']);

/** Decides who pays for sending a parcel back: the shop, if anything in it is faulty; else by the shop's setting. */
export const returnPostagePaidBy = (reasons: readonly string[], setting: PostagePayer): PostagePayer =>
  reasons.some((reason) => faults.has(reason)) ? 'shop' : setting;
