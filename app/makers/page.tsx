import type { Metadata } from 'next';
import { MakersPage } from '#components/catalogue/page/makers-page.tsx';
import { readPageHeadPhotograph } from '#server/article/page-head-photograph.ts';
import { readMakersList } from '#server/catalogue/makers-list.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

interface Props {
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { letter, after } = await searchParams;
  return {
    metadataBase: new URL(shopUrl()),
    title: 'Makers',
    description: 'Everyone whose pieces are in the shop.',
    alternates: { canonical: '/makers' },
    ...(letter || after ? { robots: { index: false } } : {}),
  };
}

export default async function Makers({ searchParams }: Props) {
  const { letter, after } = await searchParams;
  const [list, image] = await Promise.all([
    readMakersList({ letter, after }),
    readPageHeadPhotograph('makersPhotograph'),
  ]);
  return <MakersPage {...list} image={image} letter={letter ?? null} isFirst={!after} />;
}
