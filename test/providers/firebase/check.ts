import assert from 'node:assert/strict';
import { authenticate } from '../../../shared/providers/firebase/token.ts';
import { NOW } from '../read-payload.ts';
import { fixtureText } from '../sender.ts';
import { keySet, tokenOf } from './signing-keys.ts';

export const AUDIENCE = 'https://annotator.example.com/identity-callback/firebase';
export const OTHER_AUDIENCE =
  'https://annotator-4xk2qd7wpa-ew.a.run.app/identity-callback/firebase';
/** Now, in seconds. */
export const S = NOW / 1000;
export const CLAIMS = {
  ...JSON.parse(fixtureText('firebase', 'beforeSignIn.password')),
  iat: S - 1,
  exp: S + 3599,
};
export const GENUINE = tokenOf(CLAIMS, 'current');

function bodyOf(jwt: unknown): Buffer {
  return Buffer.from(JSON.stringify({ data: { jwt } }));
}

/** Authenticates a body with this token in it. */
export async function check(
  jwt: unknown,
  {
    body = bodyOf(jwt),
    audiences = [AUDIENCE],
    project = 'shop-users',
    now = NOW,
    fetchDocument = async () => keySet('current', 'former'),
  }: {
    body?: Buffer;
    audiences?: string[];
    project?: string;
    now?: number;
    fetchDocument?: (url: URL, notBefore?: number) => Promise<string>;
  } = {},
) {
  const context = { now, fetchDocument, trustedRoots: [] };
  return authenticate({ headers: {}, body }, { project, audiences }, context);
}

/** Why it is refused. */
export async function reasonOf(...given: Parameters<typeof check>): Promise<string> {
  const result = await check(...given);
  assert.ok(!result.authentic);
  return result.reason;
}
