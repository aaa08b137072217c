import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { killAfterTests } from '../processes/kill-after-tests.ts';
import type { Chromium } from './chromium.ts';
import { type Devtools, devtoolsOver } from './devtools.ts';

/** How long a page may take to do what is waited for, in milliseconds. */
const PATIENCE_MS = 10_000;

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-sync'];

const evaluated = z.object({
  result: z.looseObject({ value: z.unknown().optional() }),
  exceptionDetails: z.unknown().optional(),
});

/** A page as a user has it before them. */
export interface Page {
  open(url: string): Promise<void>;
  /** Puts a text into a field, in the place of what is there. */
  fill(selector: string, text: string): Promise<void>;
  choose(selector: string, label: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** The text of an element, once it can be seen and holds some of this. */
  textOf(selector: string, expected: RegExp): Promise<string>;
}

export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts a browser that keeps everything in this folder, and ends with this process. */
export async function startBrowser(
  { path, libraries }: Chromium,
  folder: string,
): Promise<Browser> {
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  const child = spawn(path, [...FLAGS, '--remote-debugging-pipe', profile, 'about:blank'], {
    env: { ...process.env, ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}) },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  killAfterTests(child);
  const ended = once(child, 'close');
  const [, , , toBrowser, fromBrowser] = child.stdio;
  assert.ok(toBrowser instanceof Writable && fromBrowser instanceof Readable);
  const devtools = devtoolsOver(toBrowser, fromBrowser);
  return {
    newPage: () => newPage(devtools),
    async close() {
      await devtools.send('Browser.close').catch(() => undefined);
      await ended;
    },
  };
}

async function newPage(devtools: Devtools): Promise<Page> {
  const { targetId } = await devtools.send('Target.createTarget', { url: 'about:blank' });
  const attached = await devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const session = String(attached['sessionId']);

  async function run(expression: string): Promise<unknown> {
    const parameters = { expression, awaitPromise: true, returnByValue: true };
    const told = await devtools.send('Runtime.evaluate', parameters, session);
    const { result, exceptionDetails } = evaluated.parse(told);
    assert.equal(exceptionDetails, undefined, `${expression}: ${JSON.stringify(exceptionDetails)}`);
    return result.value;
  }

  /** Waits until an element can be seen, then runs code in which it is `element`. */
  async function withElement(selector: string, code: string): Promise<unknown> {
    const found = `document.querySelector(${JSON.stringify(selector)})`;
    await until(`Boolean(${found}?.checkVisibility())`, selector);
    return run(`{ const element = ${found}; ${code} }`);
  }

  async function until(expression: string, what: string): Promise<void> {
    const giveUpAt = performance.now() + PATIENCE_MS;
    while ((await run(expression)) !== true) {
      assert.ok(performance.now() < giveUpAt, `waited in vain for ${what}`);
      await sleep(20);
    }
  }

  return {
    async open(url) {
      await devtools.send('Page.navigate', { url }, session);
      await until(`location.href !== 'about:blank' && document.readyState === 'complete'`, url);
    },
    async fill(selector, text) {
      await withElement(selector, 'element.focus(); element.select();');
      await devtools.send('Input.insertText', { text }, session);
    },
    async choose(selector, label) {
      const found = `[...element.options].findIndex(({ text }) => text === ${JSON.stringify(label)})`;
      const index = await withElement(selector, `element.selectedIndex = ${found};`);
      assert.notEqual(index, -1, label);
    },
    async click(selector) {
      await withElement(selector, 'element.click();');
    },
    async textOf(selector, expected) {
      let text = '';
      const giveUpAt = performance.now() + PATIENCE_MS;
      while (!expected.test(text)) {
        assert.ok(performance.now() < giveUpAt, `${selector} is "${text}", not ${expected}`);
        text = String(await withElement(selector, 'element.textContent'));
        await sleep(20);
      }
      return text;
    },
  };
}
