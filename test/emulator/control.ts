import * as z from 'zod';
import type { Api } from './api.ts';
import { decodeMessage, type Message } from './decode-message.ts';
import { type Faults, fault } from './faults.ts';
import { type Answer, errorAnswer, invalidArgument } from './google-answer.ts';

/** What the control routes steer. */
export interface Controlled {
  readonly api: Api;
  readonly faults: Faults;
  reset(): void;
}

/** The same as JSON that is handed on as it is: enums of tomorrow, missing parts, nonsense. */
const rawAnswer = z.strictObject({
  token: z.string().min(1),
  raw: z.record(z.string(), z.unknown()),
});

type Route = (emulator: Controlled, json: unknown) => Answer;

const names = z.strictObject({ names: z.array(z.string()) });
const settings = z.strictObject({ knownOnly: z.boolean() });

/** Parts of an assessment to answer with when create is given this token. */
export const scriptedAnswer = z.strictObject({
  token: z.string().min(1),
  assessment: z.unknown().transform((json, context): Message => {
    const decoded = decodeMessage('Assessment', json);
    if ('message' in decoded) return decoded.message;
    for (const { description } of decoded.violations) context.addIssue(description);
    return z.NEVER;
  }),
});

/** The routes under `/emulator`, for other processes. */
const ROUTES: Readonly<Record<string, Route>> = {
  'DELETE /emulator': ({ reset }) => {
    reset();
    return ok();
  },
  'GET /emulator/annotations': ({ api }) =>
    ok({ annotations: api.store.arrivals, refused: api.store.refusals }),
  'POST /emulator/assessments': reading(names, ({ api }, given) => know(api, given.names)),
  'GET /emulator/faults': ({ faults }) => ok({ faults: faults.list() }),
  'POST /emulator/faults': reading(fault, ({ faults }, given) => faults.add(given)),
  'DELETE /emulator/faults': ({ faults }) => {
    faults.clear();
    return ok();
  },
  'PUT /emulator/settings': reading(settings, ({ api }, given) => {
    api.settings.knownOnly = given.knownOnly;
  }),
  'POST /emulator/answers': (emulator, json) =>
    rawAnswer.safeParse(json).success
      ? reading(rawAnswer, ({ api }, { token, raw }) => {
          api.store.raw.set(token, raw);
        })(emulator, json)
      : reading(scriptedAnswer, ({ api }, { token, assessment }) => {
          api.store.scripted.set(token, assessment);
        })(emulator, json),
};

/** Answers a request under `/emulator`. */
export function control(
  emulator: Controlled,
  httpMethod: string,
  path: string,
  payload: string,
): Answer {
  const key = `${httpMethod} ${path.replace(/\/$/, '')}`;
  const route = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
  if (!route) return errorAnswer(404, 'The emulator has no such route.');
  try {
    return route(emulator, JSON.parse(payload || '{}'));
  } catch {
    return invalidArgument({ description: 'The body is not JSON.' });
  }
}

/** Makes assessments exist, given by name or bare id. */
export function know(api: Api, given: readonly string[]): void {
  for (const name of given) api.store.known.add(name.slice(name.lastIndexOf('/') + 1));
}

function ok(body: unknown = {}): Answer {
  return { httpStatus: 200, body };
}

function reading<T>(schema: z.ZodType<T>, act: (emulator: Controlled, given: T) => void): Route {
  return (emulator, json) => {
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      const violations = parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        description: message,
      }));
      return invalidArgument(...violations);
    }
    act(emulator, parsed.data);
    return ok();
  };
}
