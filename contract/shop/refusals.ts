export const shopRefusals = {
  settings_changed: 409,
} as const;
