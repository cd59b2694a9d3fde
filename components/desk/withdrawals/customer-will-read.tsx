import { LinesField } from '../lines-field.tsx';

/** The answer to a statement, as it's emailed. Controlled if there is an `onChange`. */
export const CustomerWillRead = (props: { value: string; onChange?: (value: string) => void }) => (
  <LinesField label="The customer will read" name="answer" most={1_000} rows={5} required {...props} />
);
