import type { Reading } from '../../providers/provider.ts';
import type { Services } from '../../services.ts';
import type { HttpRequest } from '../message.ts';
import { troubleWith } from '../trouble-with.ts';
import { type Sender, takeEvents } from './take-events.ts';

/** The user waits for us: we answer well within a second. */
const ANSWER_MS = 700;
/** Until when a call may be begun; it may take this long. */
const SEND_BY_MS = 600;
const INLINE_MS = 300;

/**
 * Takes in what it can of a request whose sender lets nobody in before it has our answer. Never
 * throws and never waits long: what is not durable by then is lost, and counted. This is the one
 * place where an event is lost by design.
 */
export async function carryOn(
  services: Services,
  sender: Sender,
  request: HttpRequest,
): Promise<void> {
  const { provider } = sender;
  const log = request.log.with({ provider: provider.id });
  let readings: readonly Reading[] | undefined;
  let durable = false;
  const arrivedAt = services.clock.now();
  const work = takeEvents(services, sender, request, {
    time: { finishBy: arrivedAt + SEND_BY_MS, callMs: INLINE_MS },
    onRead: (read) => {
      readings = read;
    },
    onDurable: () => {
      durable = true;
    },
  });
  const { losses, ledger } = services;
  const trouble = await troubleWith(
    work.then(() => losses.record(ledger)),
    ANSWER_MS,
  );
  if (trouble === undefined) return;
  if (durable) return;
  const lost = readings ? losses.note(provider.id, readings, arrivedAt) : 0;
  if (lost === 0) log.error('the sign-in carries on, nothing was written', trouble);
  else log.error('lost by design: the sign-in could not wait for the ledger', { ...trouble, lost });
}
