/** Said of a parcel that passes customs on its way. */
export const dutyWords =
  'Your country may charge import duty and VAT when the parcel arrives. They aren’t part of our price.';

/** Said where it isn't known to which country. */
export const dutyIfCustoms =
  'If your parcel passes customs on its way, your country may charge import duty and VAT when it arrives. They aren’t part of our price.';
