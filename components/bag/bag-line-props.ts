import type { BagLineView } from '#contract/bag.ts';
import type { useBag } from './use-bag.ts';

/** A line of the bag, and what can be done with it. */
export interface BagLineProps {
  line: BagLineView;
  bag: ReturnType<typeof useBag>;
  remove: (line: BagLineView) => Promise<void>;
}
