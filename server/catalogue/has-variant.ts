import { readRows } from '#server/engine/database/statement.ts';

export async function hasVariant(slug: string, sku: string): Promise<boolean> {
  const rows = await readRows`
    SELECT 1 FROM variant JOIN product ON product.id = variant.product_id 
    WHERE slug = ${slug} AND sku = ${sku} AND status <> 'draft' AND archived_at IS NULL`;
  return rows.length > 0;
}
