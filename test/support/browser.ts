import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** The browser of this machine, or null where there is none. In CI there must be one: launching it fails there. */
export const CHROMIUM: string | null =
  PLACES.find(existsSync) ?? (process.env.CI ? (PLACES[0] ?? null) : null);

export function launch(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('no Chromium on this machine');
  return chromium.launch({ executablePath: CHROMIUM });
}
