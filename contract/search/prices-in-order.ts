interface PriceRange {
  from: string;
  to: string;
}

/** Swaps two prices that were typed the wrong way round: the range between them is meant. */
export function withPricesInOrder<Query extends PriceRange>(query: Query): Query {
  const { from, to } = query;
  return from && to && Number(from) > Number(to) ? { ...query, from: to, to: from } : query;
}
