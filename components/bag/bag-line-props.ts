import type { BagLineView } from '#contract/bag/bag.ts';
import type { useBag } from './use-bag.ts';

export interface BagLineProps {
  line: BagLineView;
  bag: ReturnType<typeof useBag>;
  remove: (line: BagLineView) => Promise<void>;
}
