import { Field } from '#components/ui/form/field.tsx';
import { AddCountry } from './add-country.tsx';

/** Where a zone is. @param area as it is; undefined: a new one */
export const AreaFields = ({ area }: { area?: { title: string; named: string; postcodes: readonly string[] } }) => (
  <>
    <Field
      label="Name"
      name="title"
      required
      maxLength={100}
      defaultValue={area?.title}
      hint="Seen at the desk only."
    />
    <Field
      className="tariff-form__wide"
      label="Countries, separated by commas"
      name="countries"
      required
      autoComplete="off"
      defaultValue={area?.named}
      hint="English names or codes: France, Portugal, ES. “Everywhere else” covers every country that no other zone names."
    />
    <AddCountry />
    <Field
      label="Only these postcodes, separated by commas"
      name="postcodes"
      autoComplete="off"
      defaultValue={area?.postcodes.join(', ')}
      hint="The first characters, such as 07 or 35. Leave empty for all. The longest match wins."
    />
  </>
);
