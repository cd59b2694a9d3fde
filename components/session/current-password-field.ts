import type { FieldProps } from '#components/ui/form/field.tsx';

/** Not asked of whoever has just proven who they are in another way. */
export const currentPasswordField: FieldProps = {
  name: 'currentPassword',
  label: 'Current password',
  type: 'password',
  autoComplete: 'current-password',
};
