import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { accept, type Decision } from '#domain/decision.ts';
import { readOrderView } from '#server/order/page/order-view.ts';

export async function withOwnOrder(
  publicId: string,
  outcome: Decision<unknown, Problem>,
): Promise<Decision<{ views: View[] }, Problem>> {
  if (!outcome.ok) return outcome;
  const view = await readOrderView(publicId);
  return accept({ views: view ? [view] : [] });
}
