import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ReturnedProblem } from '#components/desk/returns/returned-problem.tsx';
import { SafetyForm } from '#components/desk/safety/safety-form.tsx';
import { readMakerSafety } from '#server/catalogue/safety/desk-safety.ts';
import { atDesk } from '../../../at-desk.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Product safety' };

interface Props {
  params: Promise<{ maker: string }>;
  searchParams: Promise<{ problem?: string }>;
}

export default async function DeskMakerSafetyPage({ params, searchParams }: Props) {
  await atDesk('/desk/safety/[maker]');
  const maker = await readMakerSafety((await params).maker);
  if (!maker) notFound();
  return (
    <>
      <div className="desk__head">
        <h1 className="heading-large">Safety of {maker.name}</h1>
      </div>
      <ReturnedProblem code={(await searchParams).problem} />
      <SafetyForm maker={maker.slug} safety={maker.safety} />
    </>
  );
}
