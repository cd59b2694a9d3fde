import { Field } from '../../ui/field.tsx';

/** Where a zone is. @param area as it is; undefined: a new one */
export const AreaFields = ({ area }: { area?: { title: string; named: string; postcodes: readonly string[] } }) => (
  <>
    <Field
      label="Name"
      name="title"
      required
      maxLength={100}
      defaultValue={area?.title}
      hint="Only the desk reads it."
    />
    <Field
      className="wide"
      label="Countries, by commas"
      name="countries"
      required
      autoComplete="off"
      defaultValue={area?.named}
      hint="English names or codes: France, Portugal, ES. Everywhere else stands for every country that no zone names."
    />
    <Field
      label="Only these postcodes, by commas"
      name="postcodes"
      autoComplete="off"
      defaultValue={area?.postcodes.join(', ')}
      hint="How they begin: 07, 35. Left empty, all of them. The longest that fits an address counts."
    />
  </>
);
