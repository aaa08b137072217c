import { PROVIDERS } from '../../shared/providers/list.ts';
import type { Sender } from './sender.ts';

/** Every provider's sender: `test/providers/{id}/sender.ts`, exported as `{id}Sender`. */
export const SENDERS: readonly Sender[] = await Promise.all(
  PROVIDERS.map(async ({ id }) => {
    const module: Record<string, Sender> = await import(`./${id}/sender.ts`);
    const sender = module[`${id}Sender`];
    if (!sender) throw new TypeError(`test/providers/${id}/sender.ts exports no ${id}Sender`);
    return sender;
  }),
);
