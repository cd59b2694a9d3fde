import { EditionDots } from '#components/ui/edition/edition-dots.tsx';
import type { DropView } from '#contract/drop/drop.ts';

/** All pieces of a drop, as they stand. */
export function DropDots({ view: { size, available, held } }: { view: DropView }) {
  return <EditionDots free={available} yours={0} inBags={held} sold={Math.max(0, size - available - held)} large />;
}
