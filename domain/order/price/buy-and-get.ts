import { isInScope } from './in-scope.ts';
import type { LineToPrice } from './order-to-price.ts';
import type { Promotion, PromotionRule } from './promotion.ts';

type BuyAndGet = Extract<PromotionRule, { kind: 'buy_x_get_y' }>;

interface Unit {
  at: number;
  unitAmount: number;
  buys: boolean;
}

/**
 * How many units of each line a buy-and-get rule gives: the cheapest, and none that is needed for the buying. The last
 * lot may be a part of one, so that another piece never makes an order cheaper.
 */
export function unitsGiven(
  { scope }: Pick<Promotion, 'scope'>,
  rule: BuyAndGet,
  lines: readonly LineToPrice[],
): number[] {
  const may = (skus: readonly string[], line: LineToPrice) =>
    isInScope(scope, line) && (skus.length === 0 || skus.includes(line.sku));
  const gets: Unit[] = [];
  let buysAlone = 0;
  lines.forEach((line, at) => {
    const buys = may(rule.buy.skus, line);
    if (!may(rule.get.skus, line)) buysAlone += buys ? line.quantity : 0;
    else for (let n = 0; n < line.quantity; n++) gets.push({ at, unitAmount: line.unitAmount, buys });
  });
  const inBoth = gets.filter(({ buys }) => buys).length;
  const getsAlone = gets.length - inBoth;
  const boughtFor = (given: number) => Math.ceil(given / rule.get.quantity) * rule.buy.quantity;
  const fits = (given: number) => Math.max(0, boughtFor(given) - buysAlone) + Math.max(0, given - getsAlone) <= inBoth;
  let given = 0;
  while (given < gets.length && fits(given + 1)) given++;
  return cheapest(gets, { given, mostInBoth: inBoth - Math.max(0, boughtFor(given) - buysAlone), lines: lines.length });
}

function cheapest(units: Unit[], { given, mostInBoth, lines }: { given: number; mostInBoth: number; lines: number }) {
  const perLine = new Array<number>(lines).fill(0);
  let left = given;
  let leftInBoth = mostInBoth;
  for (const { at, buys } of units.sort((a, b) => a.unitAmount - b.unitAmount || a.at - b.at)) {
    if (left === 0) break;
    if (buys && leftInBoth === 0) continue;
    perLine[at] = (perLine[at] ?? 0) + 1;
    left--;
    if (buys) leftInBoth--;
  }
  return perLine;
}
