/** The parts of the settings, in the order of their index. */
export const settingSections = {
  shop: 'Name and words',
  look: 'Look',
  front: 'Front page',
  links: 'Header and footer',
  seller: 'Seller',
  sales: 'Payment, sending and returns',
  opening: 'Opening',
  numbers: 'Numbers',
  bookkeeping: 'Bookkeeping',
  emails: 'Emails',
  photographs: 'Photographs',
  legal: 'Legal',
} as const;
export type SettingSection = keyof typeof settingSections;

export const settingSection = (asked: string | undefined): SettingSection =>
  asked !== undefined && Object.hasOwn(settingSections, asked) ? (asked as SettingSection) : 'shop';
