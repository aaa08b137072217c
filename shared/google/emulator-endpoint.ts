import { AnnotatorError } from '../annotator-error.ts';

/**
 * The origin of an emulator, plain HTTP.
 * @param hostAndPort such as `127.0.0.1:8085`
 * @throws AnnotatorError `configuration` when that is no host and port
 */
export function emulatorEndpoint(hostAndPort: string): URL {
  const url = `http://${hostAndPort}`;
  if (!URL.canParse(url)) {
    throw new AnnotatorError('configuration', 'the emulator must be given as host:port');
  }
  return new URL(url);
}
