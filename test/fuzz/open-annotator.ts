import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allFunctions } from '../../functions/annotator.ts';
import { parseConfig } from '../../shared/config/config.ts';
import type { HttpFunction } from '../../shared/http/message.ts';
import { createLog } from '../../shared/log/log.ts';
import { openServices } from '../../shared/services.ts';
import { scriptedRecaptcha } from '../helpers/scripted-recaptcha.ts';
import { NOW } from '../providers/read-payload.ts';
import { effectsOf, type Sender } from '../providers/sender.ts';

export interface OpenAnnotator {
  readonly annotator: HttpFunction;
  close(): void;
}

/** The annotator without a network: this sender is on, and Google takes every label. */
export function openAnnotator(sender: Sender): OpenAnnotator {
  const folder = mkdtempSync(join(tmpdir(), 'recaptcha-annotator-fuzz-'));
  const config = parseConfig({
    RECAPTCHA_PROJECT: 'test-project',
    LEDGER: `sqlite:${join(folder, 'ledger.db')}`,
    ...sender.environment('current'),
  });
  const log = createLog(() => undefined);
  const clock = { now: () => NOW };
  const services = openServices(config, { clock, random: () => 0.5, log, ...effectsOf(sender) });
  const recaptcha = scriptedRecaptcha();
  const annotator = allFunctions({ ...services, recaptcha }).find(
    ({ target }) => target === 'annotator',
  );
  assert.ok(annotator);
  return {
    annotator,
    close() {
      services.ledger.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
