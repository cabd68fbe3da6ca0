/** Where the words of codes stand: groups of a catalogue, asked one after the other; a star stands for the code. */
type Groups = Readonly<Record<string, readonly string[]>>;

/** Fields whose values are codes, whatever command told them; the text of other fields is shown as it was written. */
const byField: Groups = {
  acceptance: ['contracts:acceptances'],
  assetKind: ['cases:assetKinds'],
  base: ['terms:editor.bases', 'law:bases'],
  beyond: ['law:beyond'],
  booked: ['history:values.booked'],
  caseCode: ['training:titles'],
  category: ['creditfile:record.categories'],
  cause: ['log:delays.causes'],
  channel: ['cockpit:channel', 'common:channels'],
  code: ['cockpit:excuse', 'warnings:dangers.*.name', 'scoring:measures', 'scoring:factors', 'closing:checks.names'],
  compare: ['scoring:editor.compare'],
  consent: ['common:consents'],
  contactRole: ['common:contactRoles', 'log:privateRoles'],
  costKind: ['cases:costKinds'],
  creditNow: ['promises:credit'],
  debtorClass: ['common:debtorClasses'],
  debtorClasses: ['common:debtorClasses'],
  debtorType: ['log:rating.types'],
  delayCause: ['log:delays.causes'],
  direction: ['log:directions'],
  disputeResolution: ['contracts:forums'],
  findings: ['history:values.findings'],
  form: ['securities:forms'],
  ground: ['orders:suspension'],
  group: ['scoring:groups'],
  interestTreatment: ['promises:treatments'],
  kind: [
    'common:documentKinds',
    'customers:limits.kinds',
    'common:nameKinds',
    'common:customerKinds',
    'contracts:kinds',
    'contracts:milestoneKinds',
    'contracts:changeKinds',
    'securities:kinds',
  ],
  kinds: ['common:customerKinds'],
  language: ['history:values.languages'],
  lawPack: ['common:lawPacks'],
  level: ['common:levels'],
  measure: ['scoring:measures'],
  method: ['common:receiptMethods'],
  model: ['scoring:models'],
  nextAction: ['cockpit:nextAction'],
  outcome: ['common:disputeOutcomes', 'contracts:outcomes'],
  outlook: ['creditfile:market.outlooks'],
  pack: ['control:packs'],
  part: ['terms:parts'],
  period: ['promises:periods', 'securities:periods'],
  position: ['customers:business.positions'],
  preset: ['scoring:features.presets'],
  procedure: ['history:values.procedures'],
  proofGrade: ['log:grades'],
  purpose: ['log:purposes', 'entry:invoice.purposes'],
  reading: ['settings:interest.readings'],
  reason: ['common:disputeReasons', 'common:adjustmentReasons'],
  reasonCode: ['cockpit:excuse'],
  result: ['cockpit:result'],
  resultCodes: ['cockpit:result'],
  role: ['common:contactRoles'],
  rule: ['common:allocationRules', 'interest:rulesShort'],
  scope: ['creditfile:market.scopes'],
  scopes: ['contracts:scopes'],
  secondCheck: ['customers:accounts.seconds'],
  segment: ['process:segments'],
  shift: ['terms:editor.shifts'],
  side: ['contracts:sides'],
  source: ['customers:accounts.sources'],
  splitMode: ['settings:quadrant'],
  stage: ['process:stages'],
  state: ['contracts:statuses', 'customers:accounts.states', 'contracts:ticks'],
  status: ['contracts:statuses', 'customers:accounts.states', 'orders:status', 'creditfile:record.statuses'],
  stepCode: ['process:steps'],
  taxClass: ['writeoffs:taxClasses'],
  ticks: ['customers:business.ticks', 'creditfile:fraud.flags'],
  topic: ['law:topics'],
  unit: ['scoring:units'],
  variant: ['scoring:models.altman'],
  verdict: ['promises:verdicts'],
  what: ['history:values.insurer'],
};

/** The same fields of the commands of one area, or of one command, where they mean something of its own. */
const bySource: Readonly<Record<string, Groups>> = {
  actions: { kind: ['log:feedback.kinds', 'log:care.kinds'] },
  bills: { kind: ['bills:kinds'] },
  cases: {
    papers: ['cases:papers'],
    kind: ['cases:kinds', 'cases:clues.kinds', 'cases:deadlineCodes'],
    outcome: ['cases:outcomes'],
    party: ['cases:parties'],
    stage: ['cases:stages'],
  },
  collections: { kind: ['today:tasks.kinds'], reason: ['common:disputeReasons'] },
  contracts: { cause: ['contracts:causes'], direction: ['contracts:directions'], outcome: ['contracts:outcomes'] },
  control: { pack: ['control:packs'] },
  creditfile: { kind: ['creditfile:record.kinds'], status: ['creditfile:record.statuses'] },
  customers: { channel: ['common:channels'] },
  evidence: { kind: ['evidence:kinds'] },
  holds: { reason: ['history:values.holdReasons'], status: ['orders:status'] },
  interest: { kind: ['interest:kinds'], rule: ['interest:rulesShort'] },
  law: { kind: ['history:values.lawKinds'], base: ['law:bases'], pack: ['law:packs', 'history:values.lawPacks'] },
  letters: { method: ['service:methods'] },
  limitation: { kind: ['limitation:kinds'] },
  plans: { kind: ['history:values.planEnds'], method: ['promises:methods'], state: ['promises:planStates'] },
  playbook: {
    cause: ['playbook:lessons.causes'],
    group: ['playbook:glossary.groups'],
    kind: ['history:values.scriptKinds'],
    outcome: ['playbook:lessons.outcomes'],
  },
  policy: { kind: ['process:overrides', 'process:kinds', 'history:values.stepEnds'] },
  promises: {
    by: ['history:values.promiseBy'],
    channel: ['promises:channels'],
    from: ['promises:states'],
    to: ['promises:states'],
    state: ['promises:states'],
  },
  scoring: { kind: ['history:values.factorKinds'], model: ['history:values.models'] },
  securities: { kind: ['securities:kinds', 'securities:agents.kinds'] },
  terms: { kind: ['terms:calendar.kinds'] },
  writeoffs: { reason: ['writeoffs:reasons'] },
  'customers.saveContact': { channel: ['common:channels'] },
};

/** Names of the answers and marks that stand in a record by their own code: `scores.demand`. */
const keysOf: Groups = {
  answers: ['log:rating.ask'],
  scores: ['scoring:features.codes'],
  weights: ['scoring:features.codes'],
  checks: ['cases:checkCodes'],
};

const all = [byField, keysOf, ...Object.values(bySource)].flatMap((groups) => Object.values(groups).flat());

/** The catalogues the words stand in. */
export const codeCatalogues: readonly string[] = [...new Set(all.map((group) => group.split(':')[0] ?? ''))];

const parentOf = (path: string): string[] => path.split('.').slice(0, -1);
const isPlace = (part: string): boolean => /^\d+$/.test(part);

/**
 * The groups a value of a field may find its word in, nearest first; none where the text is the clerk's own.
 * `wordGroups('cases.addStage', 'stage')` looks among the stages of cases first, then among those of RPM.
 */
export function wordGroups(procedure: string, path: string): readonly string[] {
  const field = path.split('.').findLast((part) => !isPlace(part)) ?? '';
  const area = procedure.split('.')[0] ?? '';
  const answers = parentOf(path).some((part) => Object.hasOwn(keysOf, part)) ? ['history:*'] : [];
  return [bySource[procedure], bySource[area], byField]
    .flatMap((groups) => (groups !== undefined && Object.hasOwn(groups, field) ? (groups[field] ?? []) : []))
    .concat(answers);
}

/** The id of a word in its group: `log:grades.A`; a star stands for the code: `warnings:dangers.*.name`. */
export function wordId(group: string, code: string): string {
  return group.includes('*') ? group.replace('*', code) : `${group}.${code}`;
}

/** The groups the name of a part is found in, when it is a code itself: `demand` in `scores.demand`. */
export function keyGroups(parent: string): readonly string[] {
  return Object.hasOwn(keysOf, parent) ? (keysOf[parent] ?? []) : [];
}
