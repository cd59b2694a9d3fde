import { Thumb } from '#components/desk/thumb.tsx';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import { numberWords } from '#domain/stock/numbered.ts';

export function PieceCell({ line }: { line: PackingOrder['lines'][number] }) {
  return (
    <div className="desk__piece">
      <Thumb file={line.imageFile} />
      <span>
        <span className="work-title">{line.title}</span>
        {line.numbers.length > 0 && (
          <span className="small muted desk-lots__title">{numberWords(line.numbers, line.numberedOf)}</span>
        )}
        {line.editionNo !== null && <span className="small muted desk-lots__title">No. {line.editionNo}</span>}
      </span>
    </div>
  );
}
