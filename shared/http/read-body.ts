import type { IncomingMessage } from 'node:http';
import { AnnotatorError } from '../annotator-error.ts';
import { declaredBody } from './guard.ts';

/**
 * Reads the raw bytes, refusing before reading what is declared too large or compressed, and
 * stopping as soon as more than `limit` bytes came.
 * @throws AnnotatorError `too_large`, `unsupported_encoding`, or `malformed` when the sender hung up
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] || 'identity';
  if (encoding.toLowerCase() !== 'identity') {
    throw new AnnotatorError('unsupported_encoding', 'Compressed bodies are not accepted', {
      hint: 'Send the body without Content-Encoding.',
    });
  }
  if (declaredBody(request) > limit) throw tooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > limit) throw tooLarge(limit);
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    if (error instanceof AnnotatorError) throw error;
    throw new AnnotatorError('malformed', 'The request body was cut off', { cause: error });
  }
  return Buffer.concat(chunks, size);
}

function tooLarge(limit: number): AnnotatorError {
  return new AnnotatorError('too_large', `The body is larger than ${limit} bytes`);
}
