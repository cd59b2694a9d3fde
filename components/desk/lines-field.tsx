interface LinesFieldProps {
  label: string;
  name: string;
  most: number;
  value?: string | undefined;
  hint?: string;
  rows?: number;
  required?: boolean;
  /** Makes it a controlled field. */
  onChange?: (value: string) => void;
}

/** A field of several lines, such as an address. */
export function LinesField({ label, name, most, value, hint, rows = 3, required, onChange }: LinesFieldProps) {
  const id = `field-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        name={name}
        className="input"
        rows={rows}
        maxLength={most}
        required={required}
        {...(onChange ? { value, onChange: (event) => onChange(event.target.value) } : { defaultValue: value })}
        aria-describedby={hint && `${id}-hint`}
      />
      {hint && (
        <span className="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}
