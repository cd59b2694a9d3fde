/** `AL Alabama`: the code that is written on the parcel, then the name. */
const listed = (text: string): readonly (readonly [code: string, name: string])[] =>
  text.split('|').map((entry) => [entry.slice(0, entry.indexOf(' ')), entry.slice(entry.indexOf(' ') + 1)]);

/** The regions of the countries whose post asks for one of a list, by the codes that their post gives them. */
export const regionsOf: Readonly<Record<string, readonly (readonly [code: string, name: string])[]>> = {
  AU: listed(
    'ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia',
  ),
  CA: listed(
    'AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon',
  ),
  US: listed(
    'AL Alabama|AK Alaska|AS American Samoa|AZ Arizona|AR Arkansas|AA Armed Forces Americas|AE Armed Forces Europe|AP Armed Forces Pacific|CA California|CO Colorado|CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|GU Guam|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|MP Northern Mariana Islands|OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VI Virgin Islands|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming',
  ),
};

/** A region as its country's post writes it: `new york` in US is `NY`. What no list knows stays as it was typed. */
export function regionAsWritten(country: string, region: string): string {
  const wanted = region.trim().toLowerCase();
  const known = regionsOf[country]?.find(([code, name]) => [code.toLowerCase(), name.toLowerCase()].includes(wanted));
  return known?.[0] ?? (country === 'IT' && /^[a-z]{2}$/.test(wanted) ? wanted.toUpperCase() : region.trim());
}
