import { compact } from '../../compact.ts';
import { ACCOUNT_LABELS, TAKEOVER_REASONS, TRUST_REASONS } from './account-codes.ts';
import { BOT_TYPES, CHALLENGE_RESULTS, CHALLENGE_TYPES } from './challenge-codes.ts';
import type { ReadAssessment } from './read-assessment.ts';
import type { Risks } from './risks.ts';
import { type Meanings, type Told, tell } from './told.ts';
import { CARD_LABELS, SMS_REASONS, TRANSACTION_REASONS } from './transaction-codes.ts';

/** Puts everything beside the score into words. */
export function tellRisks(assessment: ReadAssessment): Risks {
  return compact({
    account: accountOf(assessment),
    transaction: transactionOf(assessment),
    payer: payerOf(assessment),
    card: cardOf(assessment),
    sms: smsOf(assessment),
    challenge: challengeOf(assessment),
    verifiedBots: botsOf(assessment),
    environment: environmentOf(assessment),
  });
}

function accountOf({ accountDefenderAssessment: account }: ReadAssessment): Risks['account'] {
  const takeover = account?.accountTakeoverVerdict;
  return (
    account &&
    compact({
      labels: tell(account.labels, ACCOUNT_LABELS),
      takeoverRisk: takeover?.risk,
      riskReasons: tell(takeover?.riskReasons ?? [], TAKEOVER_REASONS),
      trustReasons: tell(takeover?.trustReasons ?? [], TRUST_REASONS),
    })
  );
}

function transactionOf({ fraudPreventionAssessment: fraud }: ReadAssessment): Risks['transaction'] {
  return (
    fraud &&
    compact({
      risk: fraud.transactionRisk,
      stolenInstrumentRisk: fraud.stolenInstrumentVerdict?.risk,
      cardTestingRisk: fraud.cardTestingVerdict?.risk,
      behavioralTrust: fraud.behavioralTrustVerdict?.trust,
      reasons: tell(fraud.riskReasons, TRANSACTION_REASONS),
    })
  );
}

function payerOf({ fraudSignals }: ReadAssessment): Risks['payer'] {
  const user = fraudSignals?.userSignals;
  return (
    user && compact({ activeDays: user.activeDaysLowerBound, syntheticRisk: user.syntheticRisk })
  );
}

function cardOf({ fraudSignals }: ReadAssessment): Risks['card'] {
  const card = fraudSignals?.cardSignals;
  return card && { labels: tell(card.cardLabels, CARD_LABELS) };
}

function smsOf({ phoneFraudAssessment }: ReadAssessment): Risks['sms'] {
  const sms = phoneFraudAssessment?.smsTollFraudVerdict;
  return sms && compact({ tollFraudRisk: sms.risk, reasons: tell(sms.reasons, SMS_REASONS) });
}

function challengeOf({ riskAnalysis, policyEvaluation }: ReadAssessment): Risks['challenge'] {
  const { challenge, lastChallengeType } = riskAnalysis ?? {};
  const byRule = policyEvaluation?.challengeRuleEvaluation !== undefined;
  if (challenge === undefined && lastChallengeType === undefined && !byRule) return undefined;
  return compact({
    result: tellOne(challenge, CHALLENGE_RESULTS),
    type: tellOne(lastChallengeType, CHALLENGE_TYPES),
    byRule,
  });
}

function botsOf({ riskAnalysis }: ReadAssessment): Risks['verifiedBots'] {
  const bots = riskAnalysis?.verifiedBots ?? [];
  if (bots.length === 0) return undefined;
  return bots.map(({ name, botType }) => compact({ name, type: tellOne(botType, BOT_TYPES) }));
}

function environmentOf({ assessmentEnvironment }: ReadAssessment): Risks['environment'] {
  return assessmentEnvironment && compact(assessmentEnvironment);
}

function tellOne(code: string | undefined, meanings: Meanings): Told | undefined {
  return code === undefined ? undefined : tell([code], meanings)[0];
}
