'use client';

import { useSyncExternalStore } from 'react';
import { type AlertSettings, alertSettings, onAlertSettings, quietSettings } from './alert-settings-store.ts';

/** How this browser wants to be told. On the server: quietly. */
export const useAlertSettings = (): AlertSettings =>
  useSyncExternalStore(onAlertSettings, alertSettings, () => quietSettings);
