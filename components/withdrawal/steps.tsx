const names = ['1. What you withdraw from', '2. Confirm', 'Receipt'];

/** Where somebody is on the way from a statement to its receipt. */
export const Steps = ({ now }: { now: 1 | 2 | 3 }) => (
  <p className="withdraw__steps">
    {names.map((name, at) => (
      <span key={name} aria-current={at + 1 === now ? 'step' : undefined}>
        {name}
      </span>
    ))}
  </p>
);
