import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const HOW_TO_GET_IT = 'https://cloud.google.com/firestore/native/docs/emulator';

/**
 * Why Google's Firestore emulator cannot run on this machine, and how to get what is missing;
 * undefined when everything is there.
 */
export function firestoreEmulatorMissing(): string | undefined {
  const gcloud = findProgram('gcloud');
  if (gcloud === undefined) return missing('gcloud is not installed');
  const component = join(dirname(gcloud), '../platform/cloud-firestore-emulator');
  if (!existsSync(component)) return missing('gcloud has no component cloud-firestore-emulator');
  if (findProgram('java') === undefined) return missing('there is no Java');
  const { status } = spawnSync('java', ['-version'], { stdio: 'ignore' });
  return status === 0 ? undefined : missing('java does not run');
}

function missing(what: string): string {
  return `Google's Firestore emulator cannot run: ${what}. See ${HOW_TO_GET_IT}`;
}

/** Where a program on the PATH really is: packages put links there. */
function findProgram(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const path = folders.map((folder) => join(folder, name)).find(isExecutable);
  return path === undefined ? undefined : realpathSync(path);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
