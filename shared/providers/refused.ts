import type { Authenticity } from './provider.ts';

/** @param reason diagnoses the likely mistake and holds neither payload nor secret */
export function refused(reason: string): Authenticity {
  return { authentic: false, reason };
}
