import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AnnotatorError } from '../annotator-error.ts';

const KEY_BYTES = 32;

/**
 * The key kept in this file, made on first use and readable by its owner only. Two processes that
 * start together agree on one: whoever links its file first wins.
 * @throws AnnotatorError `configuration` when the file cannot be written or holds no key
 */
export function keptKey(path: string): Buffer {
  try {
    return read(path) ?? make(path);
  } catch (cause) {
    throw new AnnotatorError('configuration', `The ledger's key cannot be kept in ${path}`, {
      hint: 'Give LEDGER_KEY, or make the folder writable.',
      cause,
    });
  }
}

function read(path: string): Buffer | undefined {
  try {
    return toKey(readFileSync(path, 'utf8'), path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function make(path: string): Buffer {
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600 });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return toKey(readFileSync(path, 'utf8'), path);
}

function toKey(text: string, path: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new AnnotatorError('configuration', `${path} does not hold 32 bytes in base64`);
}
