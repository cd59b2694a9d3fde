export interface StatementFact {
  name: string;
  value: string;
}

export const StatementFacts = ({ facts }: { facts: readonly StatementFact[] }) => (
  <dl className="withdraw__summary tabular">
    {facts.flatMap(({ name, value }) => [<dt key={name}>{name}</dt>, <dd key={`${name}:`}>{value}</dd>])}
  </dl>
);
