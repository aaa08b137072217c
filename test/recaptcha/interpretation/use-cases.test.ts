import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { UseCase } from '../../../shared/recaptcha/interpretation/interpret.ts';
import { scored, understood } from './assessments.ts';

const LEVELS = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

function actionsAt(level: number, useCase?: UseCase): string {
  return understood(scored(level), { useCase }).actions.join(' ');
}

const LOW = LEVELS.filter((level) => level < 0.7);
const HIGH = LEVELS.filter((level) => level >= 0.7);

describe('What to do,', () => {
  test('on a homepage: watch the traffic in the console, and filter scrapers', () => {
    for (const level of LEVELS) assert.match(actionsAt(level, 'homepage'), /in the console/);
    for (const level of LOW) assert.match(actionsAt(level, 'homepage'), /scrap/);
    for (const level of HIGH) assert.doesNotMatch(actionsAt(level, 'homepage'), /scrap/);
  });

  test('at a sign-in with a low score: a second factor or a verification by e-mail', () => {
    for (const level of LOW.filter((low) => low > 0)) {
      assert.match(actionsAt(level, 'login'), /second factor or a verification by e-mail/);
    }
    assert.match(actionsAt(0, 'login'), /Refuse the sign-in/);
    for (const level of HIGH) assert.equal(actionsAt(level, 'login'), '');
  });

  test('among users: limit unanswered friend requests, and moderate risky comments', () => {
    for (const level of LOW) assert.match(actionsAt(level, 'social'), /Limit friend requests/);
    for (const level of [0, 0.1, 0.2]) assert.match(actionsAt(level, 'social'), /moderation/);
    for (const level of HIGH) assert.equal(actionsAt(level, 'social'), '');
  });

  test('in a shop: put real sales ahead, and hold risky ones', () => {
    for (const level of HIGH) assert.match(actionsAt(level, 'ecommerce'), /Put this sale ahead/);
    for (const level of [0.1, 0.2]) assert.match(actionsAt(level, 'ecommerce'), /Hold the order/);
    for (const level of [0.3, 0.6]) assert.match(actionsAt(level, 'ecommerce'), /Verify the payer/);
    assert.match(actionsAt(0, 'ecommerce'), /Do not charge and do not ship/);
  });

  test('without a use case, is said in general', () => {
    assert.match(actionsAt(0.3), /another proof/);
    assert.match(actionsAt(0.1), /Hold it back/);
    assert.match(actionsAt(0), /Do not carry it out/);
    for (const level of HIGH) assert.equal(actionsAt(level), '');
  });

  test('of what several checks ask for, comes once and in their order', () => {
    const fraudPreventionAssessment = { transactionRisk: 0.75 };
    const accountDefenderAssessment = { labels: ['RELATED_ACCOUNTS_NUMBER_HIGH'] };
    const assessment = { ...scored(0.3), fraudPreventionAssessment, accountDefenderAssessment };
    assert.deepEqual(understood(assessment, { useCase: 'ecommerce' }).actions, [
      'Have a person look at the transaction before it goes on.',
      'Look at the related accounts.',
      'Hold the order until somebody has looked at it.',
    ]);
  });

  test('while only observing, is what would have been to be done', () => {
    const told = understood(scored(0.3), { useCase: 'login', observeOnly: true });
    assert.deepEqual(told.actions, [
      'Require a second factor or a verification by e-mail before the sign-in.',
    ]);
  });

  test('never asks for blocking at a level where acting in the background will do', () => {
    for (const useCase of ['homepage', 'login', 'social', 'ecommerce'] as const) {
      for (const level of [0.1, 0.3, 0.7, 0.9]) {
        const told = understood(scored(level), { useCase });
        assert.notEqual(told.verdict, 'block');
        assert.doesNotMatch(told.actions.join(), /Refuse|Do not carry it out|Do not charge/);
      }
    }
  });
});
