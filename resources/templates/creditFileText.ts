import type { ExposurePart } from '../../src-main/areas/credit/rules/exposure.ts';
import type { businessField, contactRoles, DebtorClass } from '../../src-main/areas/customers/contract.ts';
import type {
  completenessLineField,
  CreditRecord,
  fraudFlags,
  hardStopField,
  StatementFigures,
} from '../../src-main/areas/creditfile/contract.ts';
import type { Decision, StatusReason } from '../../src-main/areas/holds/contract.ts';
import type { RatioCode } from '../../src-main/areas/creditfile/rules/ratios.ts';
import type { LimitCap, LimitMethod } from '../../src-main/areas/reviews/rules/methods.ts';
import type { ReviewRow } from '../../src-main/areas/reviews/contract.ts';
import type { FactorCode } from '../../src-main/areas/scoring/contract.ts';
import type { Security } from '../../src-main/areas/securities/contract.ts';
import type { DangerCode } from '../../src-main/areas/signals/contract.ts';
import type { z } from 'zod';

type Words<Key extends string> = Readonly<Record<Key, string>>;
type Business = z.infer<typeof businessField>;
type BusinessLine = {
  [Block in keyof Business]: `${Block & string}.${keyof Business[Block] & string}`;
}[keyof Business];

/** Everything the printed credit file says in one language; `{name}` are merge fields. */
export interface CreditFileText {
  readonly title: string;
  readonly words: Words<CreditFileWord>;
  readonly head: Words<
    'grade' | 'score' | 'confidence' | 'limit' | 'exposure' | 'available' | 'danger' | 'status' | 'review' | 'complete'
  >;
  readonly sections: Words<
    | 'identity'
    | 'contacts'
    | 'business'
    | 'trade'
    | 'financials'
    | 'records'
    | 'score'
    | 'limits'
    | 'holds'
    | 'contracts'
    | 'signals'
    | 'missing'
    | 'decision'
  >;
  readonly identity: Words<
    | 'code'
    | 'formerNames'
    | 'taxId'
    | 'legalRepresentative'
    | 'capital'
    | 'paidIn'
    | 'foundedOn'
    | 'customerSinceOn'
    | 'licenceUntilOn'
    | 'debtorClass'
    | 'registeredAddress'
    | 'address'
    | 'scope'
    | 'industry'
    | 'region'
    | 'salesperson'
    | 'department'
    | 'terms'
    | 'group'
    | 'tags'
    | 'margin'
  >;
  readonly debtorClasses: Words<Exclude<DebtorClass, ''>>;
  readonly classes: Words<ReviewRow['class']>;
  readonly statuses: Words<ReviewRow['status']>;
  readonly statusReasons: Words<StatusReason>;
  readonly decisions: Words<Decision>;
  readonly dangers: Words<ReviewRow['danger']>;
  readonly roles: Words<(typeof contactRoles)[number]>;
  readonly accountStates: Words<'pending' | 'confirmed'>;
  readonly business: Words<Exclude<BusinessLine, 'legality.ticks'>>;
  readonly positions: Words<'leader' | 'upper' | 'middle' | 'lower'>;
  readonly figures: Words<keyof StatementFigures>;
  readonly ratios: Words<RatioCode>;
  readonly models: Words<
    | 'workingAssets'
    | 'z'
    | 'zPrime'
    | 'zDouble'
    | 'hint'
    | 'share'
    | 'noDenominator'
    | 'safe'
    | 'grey'
    | 'distress'
    | 'high'
    | 'limited'
    | 'low'
  >;
  readonly recordKinds: Words<CreditRecord['kind']>;
  readonly categories: Words<CreditRecord['category']>;
  readonly recordStates: Words<CreditRecord['status']>;
  readonly fraudFlags: Words<(typeof fraudFlags)[number]>;
  readonly hardStops: Words<z.infer<typeof hardStopField> | 'dishonoured_bill'>;
  readonly factors: Words<FactorCode>;
  readonly methods: Words<LimitMethod | LimitCap>;
  readonly exposureParts: Words<ExposurePart>;
  readonly securities: Words<Security['kind']>;
  readonly dangerCodes: Words<DangerCode>;
  readonly completeness: Words<z.infer<typeof completenessLineField>['code']>;
}

export type CreditFileWord =
  | 'number'
  | 'draft'
  | 'practice'
  | 'asOf'
  | 'knownAt'
  | 'generatedAt'
  | 'anchor'
  | 'none'
  | 'unknown'
  | 'notAvailable'
  | 'confidential'
  | 'page'
  | 'name'
  | 'role'
  | 'phone'
  | 'consent'
  | 'bank'
  | 'account'
  | 'state'
  | 'masked'
  | 'amount'
  | 'currency'
  | 'notDue'
  | 'total'
  | 'unapplied'
  | 'overdue'
  | 'disputed'
  | 'oldest'
  | 'usual'
  | 'usualEarly'
  | 'usualOf'
  | 'sales12'
  | 'late12'
  | 'periodEnd'
  | 'months'
  | 'audited'
  | 'notAudited'
  | 'source'
  | 'ratios'
  | 'models'
  | 'kind'
  | 'matter'
  | 'on'
  | 'checkedOn'
  | 'note'
  | 'rating'
  | 'ratings'
  | 'fraudCheck'
  | 'fraudNone'
  | 'hardStop'
  | 'factor'
  | 'points'
  | 'of'
  | 'market'
  | 'sum'
  | 'version'
  | 'overridden'
  | 'capped'
  | 'byGrade'
  | 'part'
  | 'counted'
  | 'notCounted'
  | 'formula'
  | 'method'
  | 'recommended'
  | 'boundBy'
  | 'missingData'
  | 'history'
  | 'from'
  | 'until'
  | 'reason'
  | 'contract'
  | 'signed'
  | 'open'
  | 'complete'
  | 'gaps'
  | 'security'
  | 'provider'
  | 'cover'
  | 'insured'
  | 'signal'
  | 'weight'
  | 'since'
  | 'days'
  | 'decisionLimit'
  | 'decisionTerms'
  | 'decisionNote'
  | 'prepared'
  | 'reviewed'
  | 'approver'
  | 'releases'
  | 'order'
  | 'found'
  | 'neverHeld'
  | 'approved'
  | 'signature'
  | 'date'
  | 'reviewedOn'
  | 'nextOn'
  | 'never'
  | 'overdueReview'
  | 'temporary'
  | 'endsOn'
  | 'noLimit'
  | 'groupHead'
  | 'groupShared'
  | 'percentComplete'
  | 'trial';
