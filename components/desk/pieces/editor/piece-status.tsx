import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import type { ProductStatus } from '#contract/catalogue/catalogue.ts';
import { SeenForm } from '../../seen-form.tsx';

const names: Record<ProductStatus, string> = { draft: 'Draft', published: 'In the shop', archived: 'Archived' };

/** Whether people see it, and what changes that. */
export function PieceStatus({ slug, status }: { slug: string; status: ProductStatus }) {
  const action = `/api/desk/pieces/of/${slug}/status`;
  return (
    <div className="piece-editor__standing">
      <Badge>{names[status]}</Badge>
      {status === 'published' && (
        <>
          <ButtonLink kind="secondary" small href={`/products/${slug}`}>
            View in the shop
          </ButtonLink>
          <SeenForm action={action} label="Unpublish" busy="Unpublishing…" done="Unpublished." kind="secondary">
            <input type="hidden" name="status" value="draft" />
          </SeenForm>
        </>
      )}
      {status !== 'archived' && (
        <SeenForm action={action} label="Archive" busy="Archiving…" done="Archived." kind="secondary">
          <input type="hidden" name="status" value="archived" />
        </SeenForm>
      )}
      {status !== 'published' && (
        <SeenForm action={action} label="Publish" busy="Publishing…" done="Published.">
          <input type="hidden" name="status" value="published" />
        </SeenForm>
      )}
    </div>
  );
}
