import { Photograph } from '#components/ui/photograph/photograph.tsx';

export function Thumb({ file }: { file: string | null }) {
  return (
    <span className="desk__thumbnail">
      <Photograph image={file ? { file, alt: '', dominantHex: 'var(--plate)' } : null} sizes="36px" alt="" />
    </span>
  );
}
