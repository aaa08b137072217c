import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AnnotatorError } from '../annotator-error.ts';

/** Keeps personal data unreadable in the ledger; both keys come from `LEDGER_KEY`. */
export interface Vault {
  /** AES-256-GCM of the deflated payload; base64 of nonce, tag and ciphertext. */
  seal(payload: Buffer): string;
  /** @throws AnnotatorError `internal` when the key is another or the text was altered */
  open(sealed: string): Buffer;
  /** The same id always gives the same name, and nobody without the key can tell the id. */
  pseudonym(kind: string, id: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param newNonce 12 bytes that were never given before under this key */
export function createVault(ledgerKey: Buffer, newNonce = () => randomBytes(NONCE_BYTES)): Vault {
  const sealing = derive(ledgerKey, 'seal');
  const naming = derive(ledgerKey, 'pseudonym');
  return {
    seal(payload) {
      const nonce = newNonce();
      const cipher = createCipheriv('aes-256-gcm', sealing, nonce);
      const text = Buffer.concat([cipher.update(deflateRawSync(payload)), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      try {
        const decipher = createDecipheriv('aes-256-gcm', sealing, nonce);
        decipher.setAuthTag(tag);
        const text = bytes.subarray(NONCE_BYTES + TAG_BYTES);
        return inflateRawSync(Buffer.concat([decipher.update(text), decipher.final()]));
      } catch (cause) {
        throw new AnnotatorError('internal', 'A quarantined payload cannot be opened', {
          hint: 'Was LEDGER_KEY changed?',
          cause,
        });
      }
    },
    pseudonym(kind, id) {
      return createHmac('sha256', naming).update(`${kind}:${id}`).digest('base64url').slice(0, 22);
    },
  };
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(
    hkdfSync('sha256', key, Buffer.alloc(0), `recaptcha-annotator/${purpose}`, 32),
  );
}
