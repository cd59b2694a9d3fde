import type { PersonalData } from '#server/person/personal-data.ts';

export const giftCardPersonalData: PersonalData = {
  ofAccountsAlone: { gift_card: 'store credit is given to an account by its address' },
  keeps: { anybody: ['gift_card'] },
};
