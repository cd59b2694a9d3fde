import { z } from 'zod';

/** The codes of access problems, with their HTTP status: any call may meet them. */
const accessStatus = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  too_many: 429,
  idempotency_key_reused: 422,
  idempotency_in_progress: 409,
  unavailable: 503,
  outdated: 409,
  fault: 500,
} as const;

/** The codes of refusals: the request was understood, allowed and judged, and the answer is no. */
export const refusalStatus = {
  out_of_stock: 409,
  hold_limit: 409,
  bag_full: 409,
  wish_list_full: 409,
  held_before: 409,
  network_limit: 409,
  below_reserved: 409,
  sku_taken: 409,
  import_under_way: 409,
  stock_moved: 409,
  price_unconfirmed: 409,
  price_changed: 409,
  price_schedule: 409,
  bag_empty: 409,
  payment_declined: 402,
  payment_in_progress: 409,
  illegal_transition: 409,
  link_ended: 410,
  address_taken: 409,
  account_in_use: 409,
  last_way_in: 409,
  passkey_limit: 409,
  step_up_required: 403,
  step_up_failed: 403,
  address_fixed: 409,
  tracking_number_taken: 409,
  refund_too_large: 409,
  capture_failed: 409,
  picture_unusable: 422,
  return_not_possible: 409,
  bid_too_low: 409,
  auction_not_open: 409,
  auction_ended: 409,
  own_lot: 409,
  maximum_not_raised: 409,
  buy_now_gone: 409,
  bidder_not_ready: 409,
  retraction_not_allowed: 409,
  relist_not_possible: 409,
  offer_not_possible: 409,
  won_lot_binds: 409,
  extension_not_possible: 409,
  release_not_possible: 409,
  bidding_paused: 403,
  below_taken_back: 409,
  bid_above_limit: 403,
  in_stock: 409,
  alert_limit: 409,
  not_admitted: 409,
  drop_limit: 409,
  room_closed: 409,
  drop_over: 409,
  not_drawn: 409,
  entry_not_possible: 403,
  slug_taken: 409,
  text_changed: 409,
  review_not_possible: 409,
  question_limit: 409,
  promotion_not_applicable: 409,
  code_taken: 409,
  gift_card_not_usable: 409,
  gift_card_issued: 409,
  not_deliverable: 409,
  tariff_changed: 409,
  zone_taken: 409,
  weights_overlap: 409,
  last_zone: 409,
  prices_meaning: 409,
} as const;

export const problemStatus = { ...accessStatus, ...refusalStatus };

export type ProblemCode = keyof typeof problemStatus;
export type RefusalCode = keyof typeof refusalStatus;

export const problemSchema = z.object({
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  message: z.string(),
  field: z.string().optional(),
  retryAfterMs: z.number().int().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

/** What was wrong, where, and what to do. Refusals add the numbers that explain them. */
export type Problem = z.infer<typeof problemSchema> & { [detail: string]: unknown };
