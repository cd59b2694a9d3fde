import type { CreateOrder } from '#contract/checkout/create-order.ts';
import { percentile } from '../report.ts';

export interface Measured {
  perSecond: number;
  p50: number;
  p99: number;
  /** In all, the warm-up included. */
  paid: number;
}

export interface Buying {
  buyers: number;
  seconds: number;
  skuOf(order: number): string;
  /** Places one order and resolves once it is paid. Rejects if it isn't. */
  buy(order: CreateOrder): Promise<void>;
}

const warmUpMs = 1_500;
let customers = 0;

/** Every order is of somebody new. */
function anOrder(sku: string): CreateOrder {
  customers += 1;
  return {
    email: `customer-${customers}@example.com`,
    lines: [{ sku, quantity: 1 }],
    shippingAddress: { name: 'A. Buyer', line1: '1 rue de la Paix', city: 'Lyon', postalCode: '69001', country: 'FR' },
    payment: { provider: 'test', token: 'tok_visa' },
  };
}

/** Buyers who each place their next order as soon as the last one is answered. */
export async function measure({ buyers, seconds, skuOf, buy }: Buying): Promise<Measured> {
  const latencies: number[] = [];
  let placed = 0;
  let paid = 0;
  const from = performance.now() + warmUpMs;
  const until = from + seconds * 1000;
  await Promise.all(
    Array.from({ length: buyers }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        await buy(anOrder(skuOf(placed++)));
        paid += 1;
        const now = performance.now();
        if (now >= from && now <= until) latencies.push(now - began);
      }
    }),
  );
  return {
    perSecond: latencies.length / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    paid,
  };
}
