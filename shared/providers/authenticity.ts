import { fingerprint } from '../config/secrets.ts';
import type { Authenticity } from './provider.ts';

/** @param secret that matched: only its fingerprint is told */
export function signedBy(secret: string): Extract<Authenticity, { authentic: true }> {
  return { authentic: true, secret: fingerprint(secret) };
}

/** @param reason diagnoses the likely mistake and holds neither payload nor secret */
export function refused(reason: string): Authenticity {
  return { authentic: false, reason };
}
