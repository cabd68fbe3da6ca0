/** When a block of a letter is printed. Several conditions must all hold. */
export type BlockCondition =
  | 'earlierLetters'
  | 'noEarlierLetters'
  | 'disputed'
  | 'unapplied'
  | 'deducted'
  | 'taxIds'
  | 'noTaxIds'
  | 'interest'
  | 'noInterest';

/** A paragraph with merge fields `{name}`; printed only when its conditions hold. */
export interface TextBlock {
  readonly text: string;
  readonly when?: readonly BlockCondition[];
}

export interface LevelText {
  readonly title: string;
  /** Before the table of items. */
  readonly opening: readonly TextBlock[];
  /** After the sums. */
  readonly demand: readonly TextBlock[];
  readonly enclosures: readonly TextBlock[];
}

/** Everything a dunning letter says in one language. Texts hold merge fields; an unfilled one blocks the issue. */
export interface LetterText {
  readonly levels: Readonly<Record<0 | 1 | 2 | 3 | 4, LevelText>>;
  /** In place of level 1 where all that is overdue is a small sum. */
  readonly small: LevelText;
  /** How an earlier letter is named: number, title, date. */
  readonly earlierLetter: string;
  readonly listJoin: string;
  readonly totals: {
    readonly claimed: string;
    readonly deducted: string;
    readonly requested: string;
    /** In place of it while nothing is overdue. */
    readonly fallingDue: string;
    /** Before 大写金额; unused in English. */
    readonly capitals: string;
  };
  readonly asides: readonly TextBlock[];
  readonly payment: { readonly warning: string };
  readonly slip: { readonly intro: string; readonly answers: readonly string[]; readonly receipt: string };
  readonly words: Readonly<Record<LetterWord, string>>;
  readonly currencies: Readonly<Record<string, string>>;
}

export type LetterWord =
  | 'to'
  | 'attention'
  | 'salutation'
  | 'close'
  | 'numberLabel'
  | 'dateLabel'
  | 'asOfLabel'
  | 'draft'
  | 'practice'
  | 'itemsHeading'
  | 'comingHeading'
  | 'daysLeft'
  | 'unit'
  | 'index'
  | 'invoice'
  | 'issuedOn'
  | 'dueOn'
  | 'daysLate'
  | 'original'
  | 'open'
  | 'disputed'
  | 'claimed'
  | 'total'
  | 'disputedHeading'
  | 'accountHeading'
  | 'accountName'
  | 'bankName'
  | 'accountNumber'
  | 'swift'
  | 'accountCurrency'
  | 'referenceLabel'
  | 'contactHeading'
  | 'phone'
  | 'email'
  | 'taxId'
  | 'enclosures'
  | 'seal'
  | 'signature'
  | 'slipHeading'
  | 'slipCut'
  | 'slipCompany'
  | 'slipSigned'
  | 'slipDate'
  | 'receiptHeading'
  | 'receivedBy'
  | 'receivedOn';
