interface LinesFieldProps {
  label: string;
  name: string;
  most: number;
  value: string | undefined;
  hint?: string;
}

/** A field of several lines, such as an address. */
export function LinesField({ label, name, most, value, hint }: LinesFieldProps) {
  const id = `field-${name}`;
  return (
    <div className="f">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        className="in"
        rows={3}
        maxLength={most}
        defaultValue={value}
        aria-describedby={hint && `${id}-hint`}
      />
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
