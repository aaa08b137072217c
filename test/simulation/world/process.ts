import type { DeliveryServices } from '../../../shared/delivery/services.ts';
import type { Vault } from '../../../shared/ledger/vault.ts';

/** One life of an instance: from its start to its crash. */
export interface Process {
  /** `1.3`: the third life of instance 1. */
  readonly name: string;
  alive: boolean;
  /** Until then it neither hears nor does anything, and then goes on as if nothing had been. */
  frozenUntil: number;
  /** How far its clock is ahead, in milliseconds. */
  readonly skew: number;
  readonly services: DeliveryServices & Vault;
}
