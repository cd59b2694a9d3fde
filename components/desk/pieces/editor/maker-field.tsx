import { Field } from '#components/ui/form/field.tsx';

interface MakerFieldProps {
  makers: readonly string[];
  value: string;
  error: string | null;
}

/** A name that the shop knows, or a new one. */
export function MakerField({ makers, value, error }: MakerFieldProps) {
  return (
    <>
      <Field
        label="Maker"
        name="maker"
        list="piece-makers"
        autoComplete="off"
        maxLength={120}
        defaultValue={value}
        error={error}
      />
      <datalist id="piece-makers">
        {makers.map((maker) => (
          <option key={maker} value={maker} />
        ))}
      </datalist>
    </>
  );
}
