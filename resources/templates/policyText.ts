/** What the policy manual says in one language; `{name}` are merge fields filled from the settings in force. */
export interface PolicyText {
  readonly title: string;
  readonly lead: string;
  readonly packs: Readonly<Record<'standard' | 'strict' | 'growth' | 'own', string>>;
  readonly words: Readonly<Record<PolicyWord, string>>;
  readonly parts: Readonly<
    Record<
      | 'openItems'
      | 'unapplied'
      | 'shippedNotInvoiced'
      | 'confirmedOrders'
      | 'commercialBills'
      | 'bankBills'
      | 'uninvoicedContracts',
      string
    >
  >;
  /** Steps of the timetables by their code; others are told by their code. */
  readonly steps: Readonly<Record<string, string>>;
  readonly chapters: readonly PolicyChapter[];
}

export type PolicyWord =
  | 'number'
  | 'draft'
  | 'practice'
  | 'effective'
  | 'generatedAt'
  | 'pack'
  | 'grade'
  | 'factor'
  | 'review'
  | 'months'
  | 'atEachDeal'
  | 'condition'
  | 'result'
  | 'level'
  | 'overdue'
  | 'owner'
  | 'rhythm'
  | 'mustDo'
  | 'notAgreed'
  | 'day'
  | 'prepared'
  | 'approved'
  | 'signature'
  | 'date'
  | 'anchor'
  | 'minus'
  | 'plus'
  | 'none'
  | 'step'
  | 'usualTimetables'
  | 'segmentGood'
  | 'segmentStandard'
  | 'segmentRisk';

export interface PolicyChapter {
  readonly heading: string;
  readonly lines: readonly string[];
  /** A table drawn from the settings or given here, below the lines. */
  readonly table?: 'grades' | 'orderCheck' | 'levels' | 'ladder';
  readonly rows?: readonly (readonly string[])[];
}
