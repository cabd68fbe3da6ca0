import { z } from 'zod';
import {
  currencyField,
  dayField,
  fileTokenField,
  idField,
  instantField,
  languageField,
  longText,
  minorField,
  positiveMinorField,
  requiredText,
  shortText,
  windowFields,
} from '../../kernel/fields.ts';
import { command, job, query } from '../../kernel/procedure.ts';
import {
  actionFields,
  actionIdField,
  actionsContract,
  channelField,
  delayCauses,
  resultField,
} from '../actions/contract.ts';
import { caseIdField } from '../cases/contract.ts';
import { contactField, customerIdField } from '../customers/contract.ts';
import { disputeIdField, disputeReasonField } from '../disputes/contract.ts';
import { evidenceKindField } from '../evidence/contract.ts';
import { documentIdField, documentKindField, dueBasisField, dueItemIdField } from '../ledger/contract.ts';
import { planIdField } from '../plans/contract.ts';
import { blockKindField, heldReasonField, stepKindField } from '../policy/contract.ts';
import { keptRateField, promiseErrors, promiseIdField, promiseStateField } from '../promises/contract.ts';
import { dangerLevelField } from '../signals/contract.ts';
import { gradeField, type worklistSettingsField } from '../settings/contract.ts';

export type WorklistSettings = z.infer<typeof worklistSettingsField>;
export const taskIdField = idField<'task'>();
/** `HH:MM`, or nothing: at any time of the day. */
export const timeField = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^$/);

/** What the priority number is made of, in the order it is worked out. */
export const chipCodes = ['overdue', 'grade', 'age', 'broken_promise', 'dispute', 'limitation'] as const;
/** What puts a customer on top whatever the amount, most pressing first. */
export const forcedCodes = [
  'promise_broken', 'promise_due', 'action_due', 'limitation', 'bill_matures', 'case_deadline', 'plan_due', 'decision_due',
] as const; // prettier-ignore
export type ForcedCode = (typeof forcedCodes)[number];
/** Why an overdue customer is not on the list today. */
export const hiddenCodes = [
  'merged', 'excluded', 'paused', 'worked', 'put_off', 'legal', 'plan', 'promise', 'disputed', 'covered', 'contacted', 'scheduled',
  'small',
] as const; // prettier-ignore
export type HiddenCode = (typeof hiddenCodes)[number];

export const chipField = z.object({
  code: z.enum(chipCodes),
  /** Whole points; those of all chips add up to the priority. */
  points: z.number().int(),
  /** Null for the amount the factors work on. */
  factorMilli: z.number().int().nullable(),
  /** Days late, promises broken, or days to limitation. */
  figure: z.number().int().nullable(),
  grade: gradeField.nullable(),
});
export type Chip = z.infer<typeof chipField>;

export const forcedField = z.object({
  code: z.enum(forcedCodes),
  /** The day it is about: promised, next action, safe limitation day, maturity, deadline, instalment. */
  on: dayField,
  /** First day on which it put the customer on top. */
  sinceOn: dayField,
  amountMinor: minorField.nullable(),
  currency: currencyField.nullable(),
  /** Number of the bill, case, plan or invoice; the code of the step; the words of the next action. */
  reference: z.string(),
  time: z.string(),
});
export type Forced = z.infer<typeof forcedField>;

/** Why nobody is to be called who is on the list for a limitation period alone. */
export const leftAloneKinds = ['excluded', 'paused', 'legal', 'plan', 'promise', 'disputed'] as const;
export const leftAloneField = z.object({
  kind: z.enum(leftAloneKinds),
  /** The day it lifts by itself; null: with the matter. */
  backOn: dayField.nullable(),
  /** What the clerk wrote; may be empty. */
  note: z.string(),
});
export type LeftAlone = z.infer<typeof leftAloneField>;

export const debtField = z.object({
  currency: currencyField,
  overdueMinor: minorField,
  disputedMinor: minorField,
  /** Overdue that must not be chased now: promised, in a plan, before a court, paused. */
  heldMinor: minorField,
  unappliedMinor: minorField,
  oldestDueOn: dayField,
  /** In the base currency; without a rate the same number of units, for the order only. */
  baseMinor: minorField,
  rate: z.object({ rate: z.string(), onDay: dayField }).nullable(),
});
export type Debt = z.infer<typeof debtField>;

const who = {
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  collector: z.string(),
};
const figures = {
  priority: z.number().int(),
  chips: z.array(chipField),
  debts: z.array(debtField),
  /** Overdue in the base currency; with `noRate` some of it is of a currency without a stored rate. */
  overdueMinor: minorField,
  noRate: z.array(currencyField),
  oldestDays: z.number().int(),
};

/** A dunning letter and the day it was sent, or the day it bears where nobody recorded the sending. */
export const lastLetterField = z.object({ onDay: dayField, number: z.string(), level: z.number().int() });

export const todayItemField = z.object({
  ...who,
  ...figures,
  forced: z.array(forcedField),
  /** Asked for is a decision or a paper that keeps the claim, not a call; null: it may be chased as usual. */
  leftAlone: leftAloneField.nullable(),
  contact: z
    .object({ onDay: dayField, channel: z.string(), result: z.string(), reached: z.boolean(), attempts: z.number().int() })
    .nullable(), // prettier-ignore
  /** The last dunning letter. */
  letter: lastLetterField.nullable(),
  nextOn: dayField.nullable(),
  nextAction: z.string(),
  promise: z
    .object({ state: z.string(), dueOn: dayField, amountMinor: minorField, keptMinor: minorField, currency: currencyField, level: z.number().int() })
    .nullable(), // prettier-ignore
  /** What the policy asks for next. */
  step: z
    .object({ code: z.string(), kind: z.string(), letterLevel: z.number().int().nullable(), sinceOn: dayField })
    .nullable(),
});
export type TodayItem = z.infer<typeof todayItemField>;

export const hiddenItemField = z.object({
  ...who,
  ...figures,
  reason: z.enum(hiddenCodes),
  /** The day it comes back by itself; null: when the matter ends, which has no day. */
  backOn: dayField.nullable(),
  /** What the clerk wrote, for an exclusion, a pause or one put off. */
  note: z.string(),
});
export type HiddenItem = z.infer<typeof hiddenItemField>;

const countedMoney = z.array(z.object({ currency: currencyField, amountMinor: minorField }));
export const morningField = z.object({
  /** The day before which the night began: the last working day before this one. */
  sinceOn: dayField,
  bank: z
    .object({ lastOn: dayField, daysOld: z.number().int(), from: z.enum(['bank', 'receipt']), waiting: z.number().int() })
    .nullable(), // prettier-ignore
  newlyOverdue: z.object({ count: z.number().int(), customers: z.number().int(), amounts: countedMoney }),
  promisesDue: z.object({ count: z.number().int(), amounts: countedMoney }),
  promisesBroken: z.object({ count: z.number().int(), amounts: countedMoney }),
  billsMaturing: z.object({ count: z.number().int(), amounts: countedMoney }),
  tasksDue: z.number().int(),
  tasksOverdue: z.number().int(),
});
export type Morning = z.infer<typeof morningField>;

export const dayFiguresField = z.object({
  contacts: z.number().int(),
  reached: z.number().int(),
  minutes: z.number().int(),
  channels: z.array(z.object({ channel: z.string(), count: z.number().int() })),
  customersWorked: z.number().int(),
  promises: z.object({ count: z.number().int(), amounts: countedMoney }),
  letters: z.number().int(),
  receipts: z.object({ count: z.number().int(), amounts: countedMoney }),
  disputesOpened: z.number().int(),
  tasksDone: z.number().int(),
  leftForced: z.number().int(),
  leftScored: z.number().int(),
  leftTasks: z.number().int(),
  hidden: z.number().int(),
});
export type DayFigures = z.infer<typeof dayFiguresField>;

/** Kinds a task may be of; what is to be done is its title. */
export const taskKinds = ['document', 'delivery_proof', 'invoice_copy', 'credit_note', 'quality', 'visit', 'approval', 'alert', 'other'] as const; // prettier-ignore
export const taskField = z.object({
  taskId: taskIdField,
  customerId: customerIdField.nullable(),
  customerCode: z.string(),
  customerName: z.string(),
  documentId: documentIdField.nullable(),
  documentNumber: z.string(),
  kind: z.string(),
  title: z.string(),
  dueOn: dayField,
  atTime: z.string(),
  owner: z.string(),
  /** `signal:<key>` for one made from a warning, else what made it; empty: by hand. */
  source: z.string(),
  note: z.string(),
  createdOn: dayField,
  /** Since it was given, while it is open; to the day it was done otherwise. */
  ageDays: z.number().int(),
  daysLate: z.number().int(),
  doneOn: dayField.nullable(),
  doneNote: z.string(),
});
export type Task = z.infer<typeof taskField>;

export const calendarKinds = [
  'promise', 'action', 'plan', 'bill', 'case', 'limitation', 'task', 'care',
] as const; // prettier-ignore
export const calendarKindField = z.enum(calendarKinds);
export type CalendarKind = z.infer<typeof calendarKindField>;
export const calendarEntryField = z.object({
  /** The same for the same matter, whenever it is asked for: `promise-12`. */
  key: z.string(),
  kind: calendarKindField,
  on: dayField,
  time: z.string(),
  customerId: customerIdField.nullable(),
  customerCode: z.string(),
  customerName: z.string(),
  amountMinor: minorField.nullable(),
  currency: currencyField.nullable(),
  /** A number, a code or the clerk's own words; the screen says them beside the kind. */
  reference: z.string(),
  /** A code the screen knows words for, such as the kind of a deadline; empty: none. */
  code: z.string(),
});
export type CalendarEntry = z.infer<typeof calendarEntryField>;

const alertField = z.object({
  key: z.string(),
  rule: z.string(),
  level: z.enum(['yellow', 'orange', 'red']),
  customerId: customerIdField,
  customerCode: z.string(),
  customerName: z.string(),
  sinceOn: dayField,
  ageDays: z.number().int(),
  acknowledged: z.boolean(),
  tasks: z.array(taskField),
});

const calendarQuestion = {
  fromOn: dayField,
  toOn: dayField,
  asOf: dayField,
  kinds: z.array(calendarKindField).optional(),
  customerId: customerIdField.optional(),
};

/** A promise as it matters in a call. */
const promiseInCallField = z.object({
  promiseId: promiseIdField,
  currency: currencyField,
  amountMinor: minorField,
  keptMinor: minorField,
  madeOn: dayField,
  dueOn: dayField,
  state: promiseStateField,
  level: z.number().int(),
  promisedBy: z.string(),
  written: z.boolean(),
  paidLateDays: z.number().int().nullable(),
  dueItemIds: z.array(dueItemIdField),
});

/** An open item as it is talked about, with everything that says whether and how it may be asked for. */
export const cockpitItemField = z.object({
  dueItemId: dueItemIdField,
  documentId: documentIdField,
  number: z.string(),
  kind: documentKindField,
  currency: currencyField,
  issuedOn: dayField,
  dueOn: dayField,
  dueBasis: dueBasisField,
  daysLate: z.number().int(),
  amountMinor: minorField,
  openMinor: minorField,
  disputedMinor: minorField,
  /** What a living promise or a performing plan covers of it. */
  promisedMinor: minorField,
  promisedOn: dayField.nullable(),
  /** Promises made for it that were not kept; the next one is one level higher. */
  brokenPromises: z.number().int(),
  planNumber: z.string().nullable(),
  caseNumber: z.string().nullable(),
  /** The last reason told for the delay. */
  delay: z.object({ code: z.string(), onDay: dayField }).nullable(),
  /** Ends of the limitation period by proved events and by all of them; null where none is known. */
  safeOn: dayField.nullable(),
  greyOn: dayField.nullable(),
  /** Days from the day asked for to `safeOn`; negative after it. */
  safeInDays: z.number().int().nullable(),
  evidenceMissing: z.array(evidenceKindField),
  evidenceUnproved: z.array(evidenceKindField),
  /** Why it must not be chased now; empty: it may be. */
  blocks: z.array(blockKindField),
});
export type CockpitItem = z.infer<typeof cockpitItemField>;

/** What stands between us and a customer, and until when; `dueItemIds` null: everything. */
const blockField = z.object({
  kind: blockKindField,
  untilOn: dayField.nullable(),
  dueItemIds: z.array(dueItemIdField).nullable(),
  reason: z.string(),
});

const stepDueField = z.object({
  currency: currencyField,
  stepCode: z.string(),
  kind: stepKindField,
  letterLevel: z.number().int().nullable(),
  dueItemIds: z.array(dueItemIdField),
  sinceOn: dayField,
  amountMinor: minorField,
  heldBack: z.array(z.object({ reason: heldReasonField, untilOn: dayField.nullable() })),
});

const contactLoggedField = z.object({
  actionId: actionIdField,
  onDay: dayField,
  atTime: z.string(),
  direction: z.enum(['out', 'in']),
  channel: channelField,
  result: resultField,
  reasonCode: z.string(),
  contactName: z.string(),
  nextOn: dayField.nullable(),
  nextAction: z.string(),
  note: z.string(),
});

export const cockpitField = z.object({
  asOf: dayField,
  customer: z.object({
    customerId: customerIdField,
    code: z.string(),
    name: z.string(),
    shortName: z.string(),
    language: languageField,
    collector: z.string(),
    salesperson: z.string(),
    termsDays: z.number().int().nullable(),
    /** Whom letters go to; the one to ask for while there are no contacts. */
    contactName: z.string(),
    phone: z.string(),
    note: z.string(),
  }),
  /** The company's own currency first; one row even where nothing is owed. */
  money: z.array(
    z.object({
      currency: currencyField,
      owedMinor: minorField,
      overdueMinor: minorField,
      disputedMinor: minorField,
      unappliedMinor: minorField,
      billsHeldMinor: minorField,
      oldestDaysLate: z.number().int(),
      exposureMinor: minorField,
      limitMinor: minorField,
      hasLimit: z.boolean(),
    }),
  ),
  grade: gradeField.nullable(),
  segment: z.string(),
  danger: z.object({ level: dangerLevelField, weight: z.number().int(), codes: z.array(z.string()) }),
  lateness: z.object({
    paidItems: z.number().int(),
    medianDaysLate: z.number().int().nullable(),
    slowDaysLate: z.number().int().nullable(),
    averageDaysLateTenths: z.number().int().nullable(),
  }),
  keptRates: z.array(keptRateField),
  status: z.object({ status: z.enum(['open', 'watch', 'hold']), reason: z.string(), reviewOn: dayField.nullable() }).nullable(), // prettier-ignore
  rating: z.object({ ability: z.number().int().nullable(), willingness: z.number().int().nullable(), box: z.enum(['A', 'B', 'C', 'D']).nullable(), ratedOn: dayField }).nullable(), // prettier-ignore
  lastContact: contactLoggedField.nullable(),
  /** The last dunning letter. */
  lastLetter: lastLetterField.nullable(),
  /** Calls and messages since somebody was last reached. */
  attemptsSinceReached: z.number().int(),
  /** Contacts we made today, letters among them. */
  contactsToday: z.number().int(),
  blocks: z.array(blockField),
  /** False: nothing of what is overdue may be chased now; `blocks` say why and until when. */
  mayChase: z.boolean(),
  /** The limitation period that ends next within the alarm and can still be kept; null: none. What keeps it is a paper. */
  limitation: z
    .object({ safeOn: dayField, daysLeft: z.number().int(), number: z.string(), amountMinor: minorField, currency: currencyField })
    .nullable(), // prettier-ignore
  items: z.array(cockpitItemField),
  steps: z.array(stepDueField),
  promises: z.array(promiseInCallField),
  plans: z.array(z.object({ planId: planIdField, number: z.string(), currency: currencyField, state: z.string(), nextDueOn: dayField.nullable(), nextMinor: minorField.nullable(), lateMinor: minorField })), // prettier-ignore
  cases: z.array(z.object({ caseId: caseIdField, kind: z.string(), number: z.string(), openedOn: dayField, stage: z.string(), currency: currencyField, claimMinor: minorField, nextDeadlineOn: dayField.nullable(), nextDeadlineKind: z.string().nullable() })), // prettier-ignore
  contacts: z.array(contactField),
  recent: z.array(contactLoggedField),
  tasks: z.array(z.object({ taskId: taskIdField, title: z.string(), dueOn: dayField, owner: z.string() })),
  papers: z.array(z.object({ issuedId: idField<'issued'>(), number: z.string(), title: z.string(), kind: z.string(), level: z.number().int().nullable(), asOf: dayField })), // prettier-ignore
  evidence: z.object({ documents: z.number().int(), percent: z.number().int(), provedPercent: z.number().int() }),
});
export type Cockpit = z.infer<typeof cockpitField>;

/** A promise given in the contact that is logged: made on its day, by its person, over its channel. */
const promisedInCallField = z.strictObject({
  currency: currencyField.optional(),
  /** The figure as spoken; what counts is never more than is open. */
  amountMinor: positiveMinorField,
  dueOn: dayField,
  /** Absent: laid on the oldest due items and marked as assumed. */
  lines: z
    .array(z.strictObject({ dueItemId: dueItemIdField, amountMinor: positiveMinorField }))
    .max(500)
    .optional(),
  written: z.boolean().default(false),
  authority: shortText.default(''),
});

const disputedInCallField = z.strictObject({
  dueItemId: dueItemIdField,
  amountMinor: positiveMinorField,
  reason: disputeReasonField,
  owner: shortText.default(''),
  evidence: longText.default(''),
  note: longText.default(''),
});

const taskFromCallField = z.strictObject({
  kind: z.enum(taskKinds).default('other'),
  title: requiredText,
  dueOn: dayField,
  owner: shortText.default(''),
  documentId: documentIdField.nullable().default(null),
  note: longText.default(''),
});

const ratedInCallField = z.strictObject({
  ability: z.number().int().min(1).max(5).nullable(),
  willingness: z.number().int().min(1).max(5).nullable(),
  abilityEvidence: longText.default(''),
  willingnessEvidence: longText.default(''),
});

export const collectionsContract = {
  /** Who to deal with today, and who not and why. All that are forced, then the first of the scored ones. */
  'collections.today': query({
    input: z.strictObject({
      asOf: dayField,
      knownAt: instantField.optional(),
      /** Only customers this colleague looks after. */
      collector: shortText.optional(),
      /** How many scored ones; the size of the list in the settings when absent. */
      limit: z.number().int().min(1).max(100_000).optional(),
    }),
    output: z.object({
      asOf: dayField,
      base: currencyField,
      items: z.array(todayItemField),
      forcedCount: z.number().int(),
      scoredCount: z.number().int(),
      hidden: z.array(hiddenItemField),
      doneCount: z.number().int(),
      collectors: z.array(z.string()),
    }),
  }),
  'collections.morning': query({ input: z.strictObject({ asOf: dayField }), output: morningField }),
  /**
   * Puts a customer off until a day; a reason that arises meanwhile brings it back earlier. While a limitation period ends
   * within the alarm, not beyond 30 days before its end: `hide_past_limitation` safeOn, latestOn, number.
   */
  'collections.hide': command({
    input: z.strictObject({ customerId: customerIdField, fromOn: dayField, untilOn: dayField, reason: requiredText }),
    output: z.null(),
    errors: ['customer_not_found', 'hide_until_not_later', 'hide_past_limitation'],
    touches: ['work'],
  }),
  'collections.unhide': command({
    input: z.strictObject({ customerId: customerIdField }),
    output: z.null(),
    errors: ['not_put_off'],
    touches: ['work'],
  }),

  'collections.day': query({
    input: z.strictObject({ asOf: dayField }),
    output: z.object({
      figures: dayFiguresField,
      /** The last time this day was finished; null: not yet. */
      finished: z
        .object({ figures: dayFiguresField, note: z.string(), actor: z.string(), at: instantField })
        .nullable(),
    }),
  }),
  /** Keeps what was done and what is left of a day; again later the same day keeps both. */
  'collections.finishDay': command({
    input: z.strictObject({ onDay: dayField, note: longText.default('') }),
    output: dayFiguresField,
    errors: ['day_lies_ahead'],
    touches: ['work'],
  }),
  /** The summary of a day as a page to print. */
  'collections.daySheet': query({
    input: z.strictObject({ onDay: dayField, language: languageField }),
    output: z.object({ documentToken: fileTokenField, title: z.string() }),
  }),

  'collections.tasks': query({
    input: z.strictObject({
      asOf: dayField,
      status: z.enum(['open', 'late', 'done', 'all']).default('open'),
      owner: shortText.optional(),
      customerId: customerIdField.optional(),
      source: shortText.optional(),
      ...windowFields,
    }),
    output: z.object({
      rows: z.array(taskField),
      total: z.number().int(),
      owners: z.array(z.string()),
      /** Open tasks by age since they were given. */
      ageing: z.array(z.object({ fromDays: z.number().int(), toDays: z.number().int().nullable(), count: z.number().int() })), // prettier-ignore
    }),
  }),
  'collections.addTask': command({
    input: z.strictObject({
      customerId: customerIdField.nullable().default(null),
      documentId: documentIdField.nullable().default(null),
      kind: z.enum(taskKinds).default('other'),
      title: requiredText,
      dueOn: dayField,
      atTime: timeField.default(''),
      owner: shortText.default(''),
      source: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.object({ taskId: taskIdField }),
    errors: ['customer_not_found', 'document_not_found'],
    touches: ['work'],
  }),
  'collections.changeTask': command({
    input: z.strictObject({
      taskId: taskIdField,
      title: requiredText,
      dueOn: dayField,
      atTime: timeField.default(''),
      owner: shortText.default(''),
      note: longText.default(''),
    }),
    output: z.null(),
    errors: ['task_not_found', 'task_already_done'],
    touches: ['work'],
  }),
  'collections.finishTask': command({
    input: z.strictObject({ taskId: taskIdField, doneOn: dayField, doneNote: requiredText }),
    output: z.null(),
    errors: ['task_not_found', 'task_already_done', 'task_done_before_given'],
    touches: ['work'],
  }),
  'collections.reopenTask': command({
    input: z.strictObject({ taskId: taskIdField }),
    output: z.null(),
    errors: ['task_not_found', 'task_not_done'],
    touches: ['work'],
  }),
  'collections.removeTask': command({
    input: z.strictObject({ taskId: taskIdField }),
    output: z.null(),
    errors: ['task_not_found'],
    touches: ['work'],
  }),
  /** A task for a colleague: words to paste into a mail, and a page to print. Nothing is sent. */
  'collections.taskPaper': query({
    input: z.strictObject({ taskId: taskIdField, language: languageField }),
    output: z.object({ subject: z.string(), body: z.string(), documentToken: fileTokenField, title: z.string() }),
    errors: ['task_not_found'],
  }),
  /** Warnings of the day with how long they have stood and what was made of them: alert → task → result. */
  'collections.alerts': query({
    input: z.strictObject({ asOf: dayField, open: z.boolean().default(true) }),
    output: z.object({
      rows: z.array(alertField),
      ageing: z.array(z.object({ fromDays: z.number().int(), toDays: z.number().int().nullable(), count: z.number().int() })), // prettier-ignore
      withoutTask: z.number().int(),
    }),
  }),

  /** Everything with a day between two days, both included; at most 5,000. */
  'collections.calendar': query({
    input: z.strictObject(calendarQuestion),
    output: z.object({ entries: z.array(calendarEntryField), cut: z.boolean() }),
  }),
  /** The same as an iCalendar file; with `taskId` that one task. */
  'collections.exportCalendar': job({
    input: z.strictObject({
      ...calendarQuestion,
      taskId: taskIdField.optional(),
      language: languageField,
      saveToken: fileTokenField,
    }),
    output: z.object({ fileName: z.string(), count: z.number().int() }),
    errors: ['task_not_found', 'nothing_in_calendar'],
  }),

  /** Everything about one customer for a talk with them, in one answer. */
  'collections.cockpit': query({
    input: z.strictObject({ asOf: dayField, knownAt: instantField.optional(), customerId: customerIdField }),
    output: cockpitField,
    errors: ['customer_not_found', 'customer_merged'],
  }),
  /**
   * A contact and all that came of it, in one step: the log entry with its next step, a promise, disputes, the reason for the
   * delay, tasks, the step of the policy it carries out, the rating. All of it or nothing; one undo takes all of it back.
   */
  'collections.logResult': command({
    input: z.strictObject({
      ...actionFields,
      promise: promisedInCallField.optional(),
      disputes: z.array(disputedInCallField).max(20).default([]),
      /** Writes the reason given down for the items talked about, as the reason for their delay. */
      delayCause: z.union([z.enum(delayCauses), z.literal('')]).default(''),
      tasks: z.array(taskFromCallField).max(5).default([]),
      rating: ratedInCallField.optional(),
    }),
    output: z.object({
      actionId: actionIdField,
      nextOn: dayField.nullable(),
      promiseId: promiseIdField.nullable(),
      /** Which promise for these items it is; null without one. */
      promiseLevel: z.number().int().nullable(),
      disputeIds: z.array(disputeIdField),
      taskIds: z.array(taskIdField),
      stepDone: z.boolean(),
    }),
    errors: [
      ...actionsContract['actions.add'].errors, ...promiseErrors, 'dispute_exceeds_open', 'dispute_before_document', 'target_before_opening',
      'task_due_before_given', 'document_not_found', 'rating_empty', ...actionsContract['actions.rate'].errors, ...actionsContract['actions.setDelayReason'].errors,
    ], // prettier-ignore
    touches: ['actions', 'promises', 'ledger', 'signals', 'policy', 'work'],
  }),
} as const;
