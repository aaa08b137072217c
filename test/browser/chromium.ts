import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A npm package that has Chromium in itself, and the libraries it needs: nothing is downloaded. */
const SHIPPED = '@sparticuz/chromium';

export interface Chromium {
  readonly path: string;
  /** Where its shared libraries are, if not where the system has them. */
  readonly libraries?: string;
}

interface Shipped {
  /** Unpacks into the folder for temporary files; where it did. */
  inflate(path: string): Promise<string>;
}

/**
 * The Chromium that comes with the tests, unpacked into this folder; else the machine's own; undefined
 * when there is none.
 */
export async function findChromium(folder: string): Promise<Chromium | undefined> {
  const shipped = await import(SHIPPED).catch(() => undefined);
  return shipped ? unpack(shipped as Shipped, folder) : ofTheMachine();
}

async function unpack({ inflate }: Shipped, folder: string): Promise<Chromium> {
  const packed = (name: string) =>
    fileURLToPath(new URL(`../bin/${name}`, import.meta.resolve(SHIPPED)));
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    const path = await inflate(packed('chromium.br'));
    const libraries = await inflate(packed('al2023.tar.br'));
    return { path, libraries: `${libraries}/lib` };
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

function ofTheMachine(): Chromium | undefined {
  const found = ['chromium', 'chromium-browser', 'google-chrome'].find(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
  );
  return found === undefined ? undefined : { path: found };
}
