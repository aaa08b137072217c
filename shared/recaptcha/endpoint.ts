import { AnnotatorError } from '../annotator-error.ts';

/** Source: https://cloud.google.com/recaptcha/docs/reference/rest */
export const GOOGLE_ENDPOINT = new URL('https://recaptchaenterprise.googleapis.com');

/**
 * The origin of an emulator, plain HTTP.
 * @param hostAndPort as `RECAPTCHA_EMULATOR_HOST` has it, such as `127.0.0.1:8085`
 * @throws AnnotatorError `configuration` when that is no host and port
 */
export function emulatorEndpoint(hostAndPort: string): URL {
  const url = `http://${hostAndPort}`;
  if (!URL.canParse(url)) {
    throw new AnnotatorError('configuration', 'the emulator must be given as host:port');
  }
  return new URL(url);
}

/** The path of annotate for one assessment; whatever the name holds, it stays inside its segment. */
export function annotatePath(name: string): string {
  const segments = name.toWellFormed().split('/').map(encodeURIComponent);
  return `/v1/${segments.join('/')}:annotate`;
}
