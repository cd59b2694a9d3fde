import { z } from 'zod';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import type { Exemption, Found } from '#domain/withdrawal/exemptions.ts';
import type { MatchReason } from '#domain/withdrawal/match-order.ts';
import type { WithdrawalSource } from '#domain/withdrawal/withdrawal-sources.ts';
import type { WithdrawalStatus } from '#domain/withdrawal/withdrawal-transitions.ts';
import type { RefundParts } from '#domain/withdrawal/withdrawn-pieces.ts';

/** Topic `desk-withdrawals`: how many wait. Who states what is read by the page alone. */
export const deskWithdrawalsSchema = z.object({
  toMatch: z.int(),
  toRefund: z.int(),
  notApplicable: z.int(),
  noOrder: z.int(),
  all: z.int(),
});
export type DeskWithdrawals = z.infer<typeof deskWithdrawalsSchema>;

export interface DeskWithdrawalRow {
  id: string;
  number: string;
  name: string;
  orderText: string;
  order: { publicId: string; number: string; status: OrderStatus } | null;
  pieces: string;
  received: string;
  status: WithdrawalStatus;
  refundBy: CalendarDay;
  isLastDay: boolean;
  isOverdue: boolean;
  returnStatus: string | null;
  proof: boolean;
  exemption: string | null;
  refundAmount: number | null;
  currency: string;
}

export interface MatchCandidate {
  id: string;
  publicId: string;
  number: string;
  name: string;
  email: string;
  status: string;
  amount: number;
  currency: string;
  reasons: MatchReason[];
}

export interface DeskWithdrawal extends DeskWithdrawalRow {
  email: string;
  source: WithdrawalSource;
  answer: string | null;
  /** What the desk noted for itself. */
  note: string | null;
  sendBackBy: CalendarDay;
  candidates: MatchCandidate[];
  /** The pieces of the order, to choose from. */
  lines: { sku: string; title: string; quantity: number }[];
  /** The customer named pieces in words, and nobody has said yet which those are. */
  needsPieces: boolean;
  refund: (RefundParts & { dearer: { title: string; paid: number } | null }) | null;
  exemptions: { exemption: Exemption; found: Found }[];
  lastDay: CalendarDay | null;
}

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'desk-withdrawals': DeskWithdrawals;
  }
}
