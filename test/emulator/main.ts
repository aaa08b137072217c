import { startEmulator } from './emulator.ts';

/** The emulator alone: `PORT` (8085), `HOST` (127.0.0.1), `KNOWN_ONLY=false` accepts any name. */
const { PORT = '8085', HOST = '127.0.0.1', KNOWN_ONLY } = process.env;
const emulator = await startEmulator({
  port: Number(PORT),
  host: HOST,
  knownOnly: KNOWN_ONLY !== 'false',
});
console.log(`reCAPTCHA emulator on ${emulator.url} (RECAPTCHA_EMULATOR_HOST=${emulator.host})`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void emulator.stop();
  });
}
