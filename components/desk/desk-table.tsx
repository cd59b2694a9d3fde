import type { ReactNode } from 'react';

interface DeskTableProps {
  /** What it lists. */
  label: string;
  heads: readonly string[];
  /** What the buttons of the last column do: heard, not seen. */
  act: string;
  children: ReactNode;
}

/** A list of the desk with something to do in each row. Where it is wider than the screen it scrolls by itself. */
export function DeskTable({ label, heads, act, children }: DeskTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section className="scrollx" tabIndex={0} aria-label={`${label}, table`}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head}>{head}</th>
            ))}
            <th>
              <span className="sr">{act}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
