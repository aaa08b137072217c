import type { Ledger } from '../../../shared/ledger/ledger.ts';

/** A ledger that can be made to fail. */
export interface SwitchableLedger {
  wrap(real: Ledger): Ledger;
  /** From now on, after so many more transactions, each one throws this. */
  failWith(error: unknown, afterTransactions?: number): void;
  recover(): void;
}

export function switchableLedger(): SwitchableLedger {
  let failure: { readonly error: unknown; left: number } | undefined;
  function attempt(): void {
    if (!failure) return;
    if (failure.left === 0) throw failure.error;
    failure.left -= 1;
  }
  return {
    wrap: (real) => ({
      ...real,
      async transact(work, options) {
        attempt();
        return real.transact(work, options);
      },
    }),
    failWith(error, afterTransactions = 0) {
      failure = { error, left: afterTransactions };
    },
    recover() {
      failure = undefined;
    },
  };
}
