import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { DEFAULT_SCORE_POLICY, scorePolicy } from '../../../shared/config/score-policy.ts';
import { INVALID_REASONS } from '../../../shared/recaptcha/interpretation/invalid-reasons.ts';
import { REASON_CODES } from '../../../shared/recaptcha/interpretation/reason-codes.ts';
import { understood } from './assessments.ts';

const page = readFileSync(new URL('../../../docs/interpretation.md', import.meta.url), 'utf8');
const [policy = '', assessment = '', answer = ''] = [...page.matchAll(/```json\n(.*?)```/gs)].map(
  ([, json]) => json ?? '',
);

describe('docs/interpretation.md', () => {
  test('shows thresholds that are read, the default ones among them', () => {
    assert.deepEqual(scorePolicy.parse(policy).default, DEFAULT_SCORE_POLICY.default);
  });

  test('shows an assessment and what it means', () => {
    const told = understood(JSON.parse(assessment), { useCase: 'login' });
    assert.deepEqual(told, JSON.parse(answer));
  });

  test('has every reason for an invalid token with its verdict', () => {
    for (const [code, { verdict }] of Object.entries(INVALID_REASONS)) {
      assert.ok(page.includes(`| \`${code}\` | ${verdict} |`), code);
    }
  });

  test('has every reason code', () => {
    for (const code of Object.keys(REASON_CODES)) assert.ok(page.includes(`\`${code}\``), code);
  });
});
