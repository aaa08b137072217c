import type { TestContext } from 'node:test';
import { type Emulator, type EmulatorOptions, startEmulator } from './emulator.ts';

export const ID = 'b6ac310000000000';
export const NAME = `projects/my-shop/assessments/${ID}`;

/** The parts of an error a test looks at. */
export interface ErrorBody {
  readonly error: {
    readonly code: number;
    readonly message: string;
    readonly status: string;
    readonly details?: readonly {
      readonly '@type': string;
      readonly fieldViolations: readonly {
        readonly field?: string;
        readonly description: string;
      }[];
    }[];
  };
}

export interface Answered<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly json: T;
}

/** An emulator that knows one assessment and stops with the test. */
export async function testEmulator(
  context: TestContext,
  options: EmulatorOptions = {},
): Promise<Emulator> {
  const emulator = await startEmulator(options);
  context.after(() => emulator.stop());
  emulator.know(NAME);
  return emulator;
}

/** Sends a request; a body that is no text is sent as JSON. */
export async function call<T = ErrorBody>(
  emulator: Emulator,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answered<T>> {
  const response = await fetch(`${emulator.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const json = (await response.json()) as T;
  return { status: response.status, headers: response.headers, json };
}

export function annotate(
  emulator: Emulator,
  body: unknown,
  name = NAME,
): Promise<Answered<ErrorBody>> {
  return call(emulator, 'POST', `/v1/${name}:annotate`, body);
}
