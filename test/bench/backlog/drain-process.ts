import { memoryUsage } from 'node:process';
import { AnnotatorError } from '../../../shared/annotator-error.ts';
import { deliver } from '../../../shared/delivery/deliver.ts';
import type { DeliveryServices } from '../../../shared/delivery/services.ts';
import { openBenchServices } from './bench-services.ts';
import type { Drained } from './drainer.ts';

/** As one run of the every-minute job. */
const PASS_MS = 50_000;
const CALL_MS = 6_000;

const [ledgerFile = '', emulatorHost = ''] = process.argv.slice(2);
const services = openBenchServices(ledgerFile, emulatorHost);
const { recaptcha, clock } = services;
let sent = 0;
const counting: DeliveryServices = {
  ...services,
  recaptcha: {
    annotate(...call) {
      sent += 1;
      return recaptcha.annotate(...call);
    },
  },
};

/** Pass after pass without a pause, until so many were sent since the start, or nothing is left. */
async function drain(goal: number): Promise<Drained> {
  const [start, before, usage] = [performance.now(), sent, process.cpuUsage()];
  for (let left = true; left && sent < goal; ) {
    const passEnd = clock.now() + PASS_MS;
    const time = {
      get finishBy() {
        return sent < goal ? passEnd : 0;
      },
      callMs: CALL_MS,
    };
    const report = await deliver(counting, time);
    left = report.left.pending > 0;
    if (left && !report.counts.delivered)
      throw new AnnotatorError('internal', 'A pass sent nothing');
  }
  const { user, system } = process.cpuUsage(usage);
  const wallMs = performance.now() - start;
  const { rss } = memoryUsage();
  globalThis.gc?.();
  const { heapUsed } = memoryUsage();
  return { sent: sent - before, wallMs, cpuMs: (user + system) / 1_000, rss, heapUsed };
}

process.on('message', ({ goal }: { goal: number }) => {
  void drain(goal).then((drained) => process.send?.(drained));
});
process.once('disconnect', () => process.exit());
