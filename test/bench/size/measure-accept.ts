import { accept } from '../../../shared/delivery/accept.ts';
import type { Intake } from '../../../shared/delivery/intake.ts';
import type { DeliveryServices } from '../../../shared/delivery/services.ts';

/** What one accepted event cost, in microseconds. */
export interface AcceptCost {
  /** Of all threads of the process, in user mode and in the kernel. */
  readonly cpu: number;
  readonly wall: number;
}

/** Accepts these events one after the other, each durable before the next. */
export async function measureAccept(
  services: DeliveryServices,
  intakes: readonly Intake[],
): Promise<AcceptCost> {
  const start = performance.now();
  const before = process.cpuUsage();
  for (const intake of intakes) await accept(services, [intake]);
  const { user, system } = process.cpuUsage(before);
  const wall = (performance.now() - start) * 1_000;
  return { cpu: (user + system) / intakes.length, wall: wall / intakes.length };
}
