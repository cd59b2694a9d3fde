import { Photograph } from '#components/ui/photograph/photograph.tsx';

export function Thumb({ file }: { file: string | null }) {
  return (
    <span className="dth">
      <Photograph image={file ? { file, alt: '', dominantHex: 'var(--plate)' } : null} sizes="36px" alt="" />
    </span>
  );
}
