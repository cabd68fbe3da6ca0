import type { PromiseState } from '../../src-main/areas/promises/contract.ts';
import type { BlockKind, StepKind } from '../../src-main/areas/policy/contract.ts';

type Box = 'A' | 'B' | 'C' | 'D';

/** The words of the one-page debtor brief; `{…}` are filled by `brief.ts`. */
export interface BriefText {
  readonly title: string;
  readonly lead: string;
  readonly words: {
    readonly asOf: string;
    readonly practice: string;
    readonly confidential: string;
    readonly made: string;
    readonly owed: string;
    readonly overdue: string;
    readonly disputed: string;
    readonly unapplied: string;
    readonly exposure: string;
    readonly limit: string;
    readonly noLimit: string;
    readonly grade: string;
    readonly danger: string;
    readonly usual: string;
    readonly kept: string;
    readonly lastContact: string;
    readonly never: string;
    readonly unknown: string;
    readonly none: string;
    readonly days: string;
    /** Who usually pays on the due day or before it. */
    readonly early: string;
    readonly notDue: string;
    readonly over: string;
    readonly invoice: string;
    readonly due: string;
    readonly late: string;
    readonly open: string;
    readonly remarks: string;
    readonly more: string;
    readonly contact: string;
    readonly consentRefused: string;
    readonly on: string;
    readonly way: string;
    readonly said: string;
    readonly amount: string;
    readonly state: string;
    readonly level: string;
    readonly promisedFor: string;
    readonly disputedPart: string;
    readonly plan: string;
    readonly legal: string;
    readonly limitation: string;
    readonly keepClaim: string;
    readonly missing: string;
    readonly until: string;
    readonly cover: string;
    readonly stepDue: string;
    readonly inVain: string;
    readonly paidItems: string;
    readonly keptOf: string;
    readonly notes: string;
  };
  readonly sections: {
    readonly aging: string;
    readonly items: string;
    readonly history: string;
    readonly promises: string;
    readonly agreed: string;
    readonly securities: string;
    readonly strategy: string;
    readonly ask: string;
    readonly blocked: string;
  };
  readonly dangers: Readonly<Record<'none' | 'yellow' | 'orange' | 'red', string>>;
  readonly statuses: Readonly<Record<'watch' | 'hold', string>>;
  readonly states: Readonly<Record<PromiseState, string>>;
  readonly steps: Readonly<Record<StepKind, string>>;
  readonly blocks: Readonly<Record<BlockKind, string>>;
  readonly papers: Readonly<Record<string, string>>;
  readonly securities: Readonly<Record<string, string>>;
  readonly boxes: Readonly<Record<Box, string>>;
  readonly strategies: Readonly<Record<Box | 'unknown', string>>;
}
