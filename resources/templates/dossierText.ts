import type { CaseKind } from '../../src-main/areas/cases/contract.ts';
import type { ServiceMethod } from '../../src-main/areas/limitation/contract.ts';
import type { DossierPart } from '../../src-main/areas/dossier/contract.ts';

/** Words of the evidence pack in one language. */
export interface DossierText {
  readonly title: string;
  readonly about: string;
  readonly creditor: string;
  readonly debtor: string;
  readonly taxId: string;
  readonly address: string;
  readonly asOf: string;
  readonly made: string;
  readonly claim: string;
  readonly overdue: string;
  readonly interest: string;
  /** Of the interest, what is claimed as a note already or was waived. */
  readonly settled: string;
  readonly parts: Readonly<Record<DossierPart, string>>;
  readonly sections: {
    readonly index: string;
    readonly claim: string;
    readonly chronology: string;
    readonly calculation: string;
    readonly limitation: string;
    readonly pictures: string;
    readonly notes: string;
  };
  readonly heads: {
    readonly no: string;
    readonly part: string;
    readonly paper: string;
    readonly day: string;
    readonly file: string;
    readonly sha: string;
    readonly document: string;
    readonly issued: string;
    readonly due: string;
    readonly late: string;
    readonly amount: string;
    readonly open: string;
    readonly disputed: string;
    readonly what: string;
    readonly proof: string;
    readonly from: string;
    readonly to: string;
    readonly days: string;
    readonly principal: string;
    readonly rate: string;
    readonly safe: string;
    readonly grey: string;
  };
  readonly total: string;
  readonly noFile: string;
  readonly missing: string;
  readonly none: string;
  readonly more: string;
  readonly events: Readonly<Record<string, string>>;
  readonly methods: Readonly<Record<ServiceMethod, string>>;
  readonly kinds: Readonly<Record<CaseKind, string>>;
  readonly contact: string;
  readonly notes: readonly string[];
}
