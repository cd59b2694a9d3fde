import type { ReactNode } from 'react';

interface DeskTableProps {
  /** What it lists. */
  label: string;
  heads: readonly string[];
  /** What the buttons of the last column do, where there is one: heard, not seen. */
  act?: string;
  className?: string;
  children: ReactNode;
}

/** A list of the desk. Where it is wider than the screen it scrolls by itself. */
export function DeskTable({ label, heads, act, className, children }: DeskTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="desk__scroll" tabIndex={0} aria-label={`${label}, table`}>
      <table className={className}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {act !== undefined && (
              <th scope="col">
                <span className="visually-hidden">{act}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
