import type { Readable, Writable } from 'node:stream';
import * as z from 'zod';
import { AnnotatorError } from '../../shared/annotator-error.ts';

const answer = z.looseObject({
  id: z.number().optional(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});

type Answer = z.infer<typeof answer>;

/** A connection to a browser. Source: https://chromedevtools.github.io/devtools-protocol/ */
export interface Devtools {
  /** @throws AnnotatorError `internal` for what the browser refuses, and when it is gone */
  send(
    method: string,
    params?: object,
    sessionId?: string,
  ): Promise<Readonly<Record<string, unknown>>>;
}

/** Speaks through the pipes of `--remote-debugging-pipe`, whose messages end in NUL. */
export function devtoolsOver(toBrowser: Writable, fromBrowser: Readable): Devtools {
  const waiting = new Map<number, (told: Answer) => void>();
  let calls = 0;
  let rest = '';
  fromBrowser.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0');
    rest = messages.pop() ?? '';
    for (const message of messages) {
      const told = answer.parse(JSON.parse(message));
      if (told.id !== undefined) waiting.get(told.id)?.(told);
    }
  });
  fromBrowser.on('close', () => {
    for (const end of waiting.values()) end({ error: { message: 'the browser is gone' } });
  });
  toBrowser.on('error', () => undefined);
  return {
    async send(method, params = {}, sessionId) {
      calls += 1;
      const id = calls;
      const told = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        if (fromBrowser.closed) resolve({ error: { message: 'the browser is gone' } });
        toBrowser.write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
      });
      waiting.delete(id);
      if (told.error) throw new AnnotatorError('internal', `${method}: ${told.error.message}`);
      return told.result ?? {};
    },
  };
}
