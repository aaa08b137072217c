import { own } from './own.ts';

/** The text a merchant put under this name; undefined when there is none, or it is empty. */
export function metadataValue(metadata: unknown, key: string): string | undefined {
  const value = own(metadata, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}
