import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long the other side may take to read or to answer; milliseconds. */
const PATIENCE = 5_000;

/** A connection on which anything can be written, HTTP or not. */
export interface RawConnection {
  /** Waits until the other side has taken it; hangs up when it does not. */
  write(bytes: Uint8Array | string): Promise<void>;
  /** What came until it holds `expected`, or until nothing more is to be expected. */
  read(expected: string): Promise<string>;
  hangUp(): void;
}

export async function rawConnection(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let received = '';
  socket.setEncoding('latin1');
  socket.on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => socket.destroy());
  socket.setTimeout(PATIENCE, () => socket.destroy());
  return {
    async write(bytes) {
      if (!socket.write(bytes) && !socket.destroyed) await taken(socket);
    },
    async read(expected) {
      while (!received.includes(expected) && !socket.closed) await sleep(2);
      return received;
    },
    hangUp: () => socket.destroy(),
  };
}

async function taken(socket: Socket): Promise<void> {
  await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
}
