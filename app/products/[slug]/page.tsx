import { notFound } from 'next/navigation';
import { BuyPanel } from '#components/catalogue/buy-panel.tsx';
import { readProductPage } from '#server/catalogue/product-page.ts';

export const dynamic = 'force-dynamic';

export default async function ProductPage({ params }: { params: Promise<{ slug: string }> }) {
  const product = await readProductPage((await params).slug);
  if (!product) notFound();
  return (
    <main className="wrap">
      <h1 className="h1 work">{product.title}</h1>
      <BuyPanel initial={product.view} />
    </main>
  );
}
