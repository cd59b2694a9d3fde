import type { StaffRole } from '#domain/permission/staff-roles.ts';

export const roleWords: Record<StaffRole, string> = {
  owner: 'Owner',
  editor: 'Editor',
  packer: 'Packer',
  auctioneer: 'Auctioneer',
  accountant: 'Accountant',
  till: 'Till',
};

/** What each is for, in a line. */
export const roleAbout: Record<StaffRole, string> = {
  owner: 'may do everything, and choose who works here',
  editor: 'pieces, prices, stock, texts, reviews and drops',
  packer: 'packs and sends orders, and takes returns in; sees no prices or email addresses',
  auctioneer: 'lots, bids and bidders',
  accountant: 'reads orders, invoices, returns, gift cards and figures; keeps tax rates',
  till: 'places orders for customers; reads pieces, stock and gift cards',
};
