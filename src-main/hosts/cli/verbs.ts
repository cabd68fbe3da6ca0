import { importKindField } from '../../areas/exchange/contract.ts';
import { UsageError, type Options } from './arguments.ts';
import { addBill, listBills, stepOf, undoBillStep } from './bills.ts';
import { listBankLines, loadBankFile, undoBankStatement } from './bank.ts';
import { backup, backups, init, practice, restore, verify } from './books.ts';
import { checkOrder, setLimit, showLimit } from './credit.ts';
import { close, closes, compare, explain, roll } from './closing.ts';
import { listDisputes, openDispute, resolveDispute, updateDispute } from './disputes.ts';
import { excuse } from './excuse.ts';
import { fees } from './fees.ts';
import { aging, customers, items, kpis, quadrant, receipts, warnings } from './figures.ts';
import { importFile } from './importing.ts';
import { addInvoice, addUsualTerms, confirmInvoice, listTerms, redateInvoice, register } from './invoicing.ts';
import { list, listOptions, listUsage } from './lists.ts';
import { listLog, logContact, logOptions } from './log.ts';
import { timeline, undo } from './history.ts';
import { interest, interestOptions } from './interest.ts';
import { limitation } from './limitation.ts';
import type { Answer } from './output.ts';
import { exportAging, letter, report } from './paper.ts';
import { policyDue } from './policy.ts';
import { addPromise, forecast, listPlans, listPromises } from './promises.ts';
import { addCreditNote, addReceipt, allocateReceipt, reverseReceipt } from './receipts.ts';
import { showScore } from './scores.ts';
import type { Session } from './session.ts';
import { signals } from './signals.ts';
import { smallLetters } from './smallLetters.ts';
import { today } from './today.ts';
import { addOffset, cancelWriteOff, listWriteOffs, recoverWriteOff, smallBalances, writeOff } from './writeoffs.ts';

interface Verb {
  readonly usage: string;
  readonly options: readonly string[];
  /** Does the verb work on an open book? Those that make one do not. */
  readonly opens: boolean;
  /** Takes words of its own behind its name, such as a file. */
  readonly takesWords?: boolean;
  run(session: Session, options: Options, words: readonly string[]): Promise<Answer>;
}

const point = ['as-of', 'known-at'];
const page = ['search', 'limit', 'offset'];
const billStep = ['bill', 'on', 'note', 'evidence', 'recorded-at'];

export const verbs: Readonly<Record<string, Verb>> = {
  init: {
    usage: '--company NAME [--currency CNY]',
    options: ['company', 'currency', 'recorded-at'],
    opens: false,
    run: init,
  },
  practice: { usage: '', options: [], opens: false, run: practice },
  excuse: {
    usage: 'CODE   (E01–E15; with --book its own words)',
    options: [],
    opens: false,
    takesWords: true,
    run: excuse,
  },
  fees: {
    usage: '--claim AMOUNT --procedure suit|payment-order|small|preservation|enforcement [--on D]',
    options: ['claim', 'procedure', 'on'],
    opens: false,
    run: (_session, options) => Promise.resolve(fees(options)),
  },
  interest: {
    usage:
      '--principal A --due D --to D --rule cn-lpr|cn-sme|uk|eu|contract [--currency C] [--multiplier 1.3] [--rate 0.12] [--payments D=A,D=A] [--from D] [--day-base 365|360] [--reading at_breach|by_segment]',
    options: interestOptions,
    opens: false,
    run: interest,
  },
  import: {
    usage:
      'customers|invoices|receipts FILE [--map "field=Header,…"] [--date-order ymd|dmy|mdy] [--decimal point|comma] [--currency C] [--dry-run]',
    options: [
      'map',
      'date-order',
      'decimal',
      'currency',
      'sheet',
      'header-row',
      'encoding',
      'negatives-as-credit-notes',
      'lines-as-one',
      'dry-run',
      'recorded-at',
    ],
    opens: true,
    takesWords: true,
    run: async (session, options, [kind, file, ...rest]) => {
      const known = importKindField.safeParse(kind);
      if (!known.success || file === undefined || rest.length > 0)
        throw new UsageError('import needs customers, invoices or receipts, and a file');
      return importFile(session, options, known.data, file);
    },
  },
  undo: {
    usage: '--batch N [--reason TEXT] | --entry N',
    options: ['batch', 'reason', 'entry', 'recorded-at'],
    opens: true,
    run: undo,
  },
  timeline: {
    usage: '--customer CODE | --document NUMBER [--customer CODE]',
    options: ['customer', 'document', 'limit', 'offset'],
    opens: true,
    run: timeline,
  },
  aging: {
    usage: '[--as-of D] [--known-at T] [--basis due|document] [--by customer] [--currency C] [--buckets 30,60,90]',
    options: [...point, 'basis', 'by', 'currency', 'buckets'],
    opens: true,
    run: aging,
  },
  quadrant: { usage: '[--as-of D] [--currency C]', options: [...point, 'currency'], opens: true, run: quadrant },
  kpis: { usage: '[--as-of D] [--currency C]', options: [...point, 'currency'], opens: true, run: kpis },
  warnings: {
    usage: '[--as-of D] [--include open|acknowledged|all]',
    options: [...point, 'include'],
    opens: true,
    run: warnings,
  },
  today: { usage: '[--as-of D]', options: point, opens: true, run: today },
  'policy due': {
    usage: '[--as-of D] [--customer CODE]',
    options: [...point, 'customer'],
    opens: true,
    run: policyDue,
  },
  limitation: { usage: '[--as-of D] [--customer CODE]', options: [...point, 'customer'], opens: true, run: limitation },
  signals: { usage: '[--as-of D] [--customer CODE]', options: [...point, 'customer'], opens: true, run: signals },
  customers: {
    usage: '[--as-of D] [--search TEXT]',
    options: [...point, ...page, 'currency'],
    opens: true,
    run: customers,
  },
  items: {
    usage: '[--as-of D] [--customer CODE] [--status open|overdue|all] [--search TEXT]',
    options: [...point, ...page, 'customer', 'status', 'currency'],
    opens: true,
    run: items,
  },
  receipts: {
    usage: '[--kind receipt|credit_note|all] [--status all|unapplied|reversed]',
    options: [...page, 'kind', 'status'],
    opens: true,
    run: receipts,
  },
  'invoice add': {
    usage:
      '--customer CODE --number N --issued-on D --amount A [--currency C] [--due-on D | --term CODE | --items D=A,D=A] [--delivered-on D] [--accepted-on D] [--contract NO] [--kind invoice|debit_note|opening|refund] [--purpose interest|cost] [--secured] [--late-rate-bp N] [--note TEXT]',
    options: [
      'customer',
      'number',
      'issued-on',
      'amount',
      'currency',
      'due-on',
      'term',
      'items',
      'delivered-on',
      'accepted-on',
      'contract',
      'kind',
      'purpose',
      'secured',
      'late-rate-bp',
      'note',
      'recorded-at',
    ],
    opens: true,
    run: addInvoice,
  },
  'invoice redate': {
    usage: '--invoice N --to D --reason TEXT [--item 2] [--on D] [--evidence TEXT] [--customer CODE]',
    options: ['invoice', 'to', 'reason', 'item', 'on', 'evidence', 'customer', 'recorded-at'],
    opens: true,
    run: redateInvoice,
  },
  'invoice confirm': {
    usage: '--invoice N [--delivered-on D] [--accepted-on D] [--received-on D] [--evidence TEXT] [--customer CODE]',
    options: ['invoice', 'delivered-on', 'accepted-on', 'received-on', 'evidence', 'customer', 'recorded-at'],
    opens: true,
    run: confirmInvoice,
  },
  'invoice register': {
    usage:
      '[--as-of D] [--status open|overdue|all] [--only any|unconfirmed|provisional|worked_out|redated] [--customer CODE] [--search TEXT]',
    options: [...point, ...page, 'status', 'only', 'customer', 'currency'],
    opens: true,
    run: register,
  },
  'terms list': { usage: '[--removed]', options: ['removed'], opens: true, run: listTerms },
  'terms add-usual': { usage: '', options: ['recorded-at'], opens: true, run: addUsualTerms },
  'receipt add': {
    usage:
      '--customer CODE --received-on D --amount 1000.00 [--currency C] [--allocate INV1=700.00,INV2=300.00 | --auto] [--discount INV=N] [--bank-charge INV=N] [--small-balance INV=N] [--method bank|cash|bill|online|offset|other] [--payer NAME] [--reference TEXT] [--number N]',
    options: [
      'customer',
      'received-on',
      'amount',
      'currency',
      'allocate',
      'auto',
      'discount',
      'bank-charge',
      'small-balance',
      'method',
      'payer',
      'reference',
      'number',
      'note',
      'recorded-at',
    ],
    opens: true,
    run: addReceipt,
  },
  'receipt allocate': {
    usage: '--receipt NUMBER|ID --allocate INV=100.00 [--customer CODE]',
    options: ['receipt', 'allocate', 'customer', 'recorded-at'],
    opens: true,
    run: allocateReceipt,
  },
  'receipt reverse': {
    usage: '--receipt NUMBER|ID --reversed-on D [--reason TEXT] [--customer CODE]',
    options: ['receipt', 'reversed-on', 'reason', 'customer', 'recorded-at'],
    opens: true,
    run: reverseReceipt,
  },
  'receipt list': {
    usage: '[--status all|unapplied|reversed] [--search TEXT]',
    options: [...page, 'kind', 'status'],
    opens: true,
    run: receipts,
  },
  'bank load': {
    usage:
      'FILE [--account N] [--bank NAME] [--currency C] [--encoding E] [--sheet S] [--date-order O] [--decimal M] [--accept-unproved REASON]',
    options: [
      'account',
      'bank',
      'currency',
      'encoding',
      'sheet',
      'date-order',
      'decimal',
      'accept-unproved',
      'recorded-at',
    ],
    opens: true,
    takesWords: true,
    run: loadBankFile,
  },
  'bank lines': {
    usage: '[--status waiting|matched|set_aside|all] [--direction in|out|all] [--search TEXT] [--from D] [--to D]',
    options: [...page, 'status', 'direction', 'from', 'to', 'currency'],
    opens: true,
    run: listBankLines,
  },
  'bank undo': {
    usage: '--statement N [--reason TEXT]',
    options: ['statement', 'reason', 'recorded-at'],
    opens: true,
    run: undoBankStatement,
  },
  'credit-note add': {
    usage: '--customer CODE --issued-on D --amount 50.00 [--currency C] [--number N] [--allocate INV=50.00]',
    options: ['customer', 'issued-on', 'amount', 'currency', 'number', 'allocate', 'note', 'recorded-at'],
    opens: true,
    run: addCreditNote,
  },
  'bill add': {
    usage:
      '--customer CODE --kind bank_acceptance|commercial_acceptance|cheque --number N --amount 1000.00 --issued-on D --received-on D [--matures-on D] [--currency C] [--drawer NAME] [--acceptor NAME] [--endorsable no] [--allocate INV1=700.00,INV2=300.00]',
    options: [
      'customer',
      'kind',
      'number',
      'amount',
      'issued-on',
      'received-on',
      'matures-on',
      'currency',
      'drawer',
      'acceptor',
      'endorsable',
      'allocate',
      'note',
      'recorded-at',
    ],
    opens: true,
    run: addBill,
  },
  'bill list': {
    usage: '[--as-of D] [--filter open|held|maturing|passed_on|dishonoured|all] [--customer CODE]',
    options: [...point, ...page, 'filter', 'currency', 'customer'],
    opens: true,
    run: listBills,
  },
  'bill endorse': { usage: '--bill N --on D --to NAME [--recourse no]', options: [...billStep, 'to', 'recourse'], opens: true, run: stepOf('endorse') }, // prettier-ignore
  'bill discount': { usage: '--bill N --on D --bank NAME --proceeds 990.00 [--recourse no]', options: [...billStep, 'bank', 'proceeds', 'recourse'], opens: true, run: stepOf('discount') }, // prettier-ignore
  'bill present': { usage: '--bill N --on D', options: billStep, opens: true, run: stepOf('present') },
  'bill honour': { usage: '--bill N --on D', options: billStep, opens: true, run: stepOf('honour') },
  'bill dishonour': { usage: '--bill N --on D --reason TEXT', options: [...billStep, 'reason'], opens: true, run: stepOf('dishonour') }, // prettier-ignore
  'bill notify': { usage: '--bill N --on D [--to NAME]', options: [...billStep, 'to'], opens: true, run: stepOf('notify') }, // prettier-ignore
  'bill pay-recourse': { usage: '--bill N --on D --to NAME --amount 1000.00', options: [...billStep, 'to', 'amount'], opens: true, run: stepOf('pay-recourse') }, // prettier-ignore
  'bill settle': { usage: '--bill N --on D [--by NAME]', options: [...billStep, 'by'], opens: true, run: stepOf('settle') }, // prettier-ignore
  'bill return': { usage: '--bill N --on D --reason TEXT', options: [...billStep, 'reason'], opens: true, run: stepOf('return') }, // prettier-ignore
  'bill undo': { usage: '--bill N --reason TEXT', options: ['bill', 'reason', 'recorded-at'], opens: true, run: undoBillStep }, // prettier-ignore
  log: {
    usage:
      '--customer CODE --channel C --result R --on D [--at HH:MM] [--in] [--care] [--with NAME --role ROLE] [--reason E01] [--invoice N] [--minutes N] [--cost A] [--slip N] [--signed] [--arrived] [--next-on D] [--next ACTION] [--closed WHY] [--override WHY] [--note TEXT] [--text WORDS]',
    options: logOptions,
    opens: true,
    run: logContact,
  },
  'log list': {
    usage: '[--as-of D] [--customer CODE] [--channel C] [--result R] [--search TEXT] [--withdrawn]',
    options: [...point, ...page, 'customer', 'channel', 'result', 'withdrawn'],
    opens: true,
    run: listLog,
  },
  'promise add': {
    usage:
      '--customer CODE --amount A --due D --made-on D [--invoice N] [--currency C] [--by NAME] [--authority TEXT] [--channel TEXT] [--written] [--besides] [--tolerance-days N] [--note TEXT]',
    options: [
      'customer',
      'amount',
      'due',
      'made-on',
      'invoice',
      'currency',
      'by',
      'authority',
      'channel',
      'written',
      'besides',
      'tolerance-days',
      'note',
      'recorded-at',
    ],
    opens: true,
    run: addPromise,
  },
  'promise list': {
    usage: '[--as-of D] [--customer CODE] [--status live|not_kept|kept|closed|all] [--search TEXT]',
    options: [...point, ...page, 'customer', 'status'],
    opens: true,
    run: listPromises,
  },
  'plan list': {
    usage: '[--as-of D] [--customer CODE]',
    options: [...point, ...page, 'customer'],
    opens: true,
    run: listPlans,
  },
  forecast: {
    usage: '[--as-of D] [--currency C] [--weeks 12]',
    options: [...point, 'limit', 'offset', 'currency', 'weeks'],
    opens: true,
    run: forecast,
  },
  'dispute open': {
    usage:
      '--invoice INV --amount 30.00 --opened-on D --reason quality|quantity|price|delivery|document|tax|contract|duplicate|offset|service|authority|other [--owner NAME] [--target-on D] [--evidence TEXT] [--note TEXT] [--customer CODE]',
    options: [
      'invoice',
      'customer',
      'amount',
      'opened-on',
      'reason',
      'owner',
      'target-on',
      'evidence',
      'note',
      'recorded-at',
    ],
    opens: true,
    run: openDispute,
  },
  'dispute resolve': {
    usage:
      '--dispute ID --on D --outcome rejected|credit_note|replacement|price_change|withdrawn [--amount 30.00] [--number N] [--note TEXT]',
    options: ['dispute', 'on', 'outcome', 'amount', 'number', 'note', 'recorded-at'],
    opens: true,
    run: resolveDispute,
  },
  'dispute update': {
    usage: '--dispute ID [--owner NAME] [--target-on D] [--reason R] [--evidence TEXT] [--note TEXT]',
    options: ['dispute', 'owner', 'target-on', 'reason', 'evidence', 'note', 'recorded-at'],
    opens: true,
    run: updateDispute,
  },
  'dispute list': {
    usage: '[--as-of D] [--status open|past_target|resolved|all] [--reason R] [--owner NAME] [--customer CODE]',
    options: [...point, ...page, 'status', 'reason', 'owner', 'customer'],
    opens: true,
    run: listDisputes,
  },
  writeoff: {
    usage:
      '--invoice INV --amount 30.00 --on D --reason bankruptcy|cancelled_company|court_termination|settlement|time_barred|uneconomic|small_balance|other [--approver NAME] [--evidence TEXT] [--tax-class cn_art22|cn_art23|cn_art24|other|none] [--customer CODE]',
    options: [
      'invoice',
      'customer',
      'amount',
      'on',
      'reason',
      'approver',
      'evidence',
      'tax-class',
      'note',
      'recorded-at',
    ],
    opens: true,
    run: writeOff,
  },
  'writeoff list': {
    usage: '[--as-of D] [--status standing|gaps|recovered|cancelled|all] [--reason R] [--customer CODE]',
    options: [...point, ...page, 'status', 'reason', 'customer'],
    opens: true,
    run: listWriteOffs,
  },
  'writeoff recover': {
    usage: '--write-off W-000001 --amount 30.00 --on D [--method bank|cash|…] [--payer NAME] [--reference TEXT]',
    options: ['write-off', 'amount', 'on', 'method', 'payer', 'reference', 'number', 'note', 'recorded-at'],
    opens: true,
    run: recoverWriteOff,
  },
  'writeoff cancel': {
    usage: '--write-off W-000001 --on D --reason TEXT',
    options: ['write-off', 'on', 'reason', 'recorded-at'],
    opens: true,
    run: cancelWriteOff,
  },
  'writeoff small': {
    usage: '[--currency C] [--on D [--approver NAME]]',
    options: ['currency', 'on', 'approver', 'recorded-at'],
    opens: true,
    run: smallBalances,
  },
  'offset add': {
    usage:
      '--customer CODE --amount 30.00 --on D --agreement TEXT [--currency C] [--allocate INV=30.00 | --auto] [--note TEXT]',
    options: ['customer', 'amount', 'on', 'agreement', 'currency', 'allocate', 'auto', 'number', 'note', 'recorded-at'],
    opens: true,
    run: addOffset,
  },
  'limit set': {
    usage:
      '--customer CODE --amount 20000 --from D [--until D] [--currency C] [--kind standing|temporary|trial] [--reason TEXT] [--approver NAME]',
    options: ['customer', 'amount', 'from', 'until', 'currency', 'kind', 'reason', 'approver', 'recorded-at'],
    opens: true,
    run: setLimit,
  },
  'limit show': {
    usage: '--customer CODE [--as-of D] [--currency C]',
    options: [...point, 'customer', 'currency'],
    opens: true,
    run: showLimit,
  },
  'check-order': {
    usage: '--customer CODE --amount 5000 [--currency C] [--as-of D]',
    options: [...point, 'customer', 'amount', 'currency'],
    opens: true,
    run: checkOrder,
  },
  'score show': {
    usage: '--customer CODE [--as-of D]',
    options: [...point, 'customer'],
    opens: true,
    run: showScore,
  },
  letter: {
    usage:
      '--customer CODE [--level 0|1|2|3|4] --out F.html [--as-of D] [--currency C] [--pay-by D] [--account ID] [--deduct-unapplied] [--with-interest] [--issue [--reason TEXT]]',
    options: [
      'as-of',
      'customer',
      'level',
      'currency',
      'pay-by',
      'account',
      'deduct-unapplied',
      'with-interest',
      'issue',
      'reason',
      'out',
    ],
    opens: true,
    run: letter,
  },
  'letter small': {
    usage: '[--as-of D] [--currency C] [--issue [--out F.html]]   (one gentle letter each to whoever owes too little)',
    options: ['as-of', 'currency', 'issue', 'out'],
    opens: true,
    run: smallLetters,
  },
  report: {
    usage: '--out F.html [--as-of D] [--currency C] [--issue]',
    options: [...point, 'currency', 'issue', 'out'],
    opens: true,
    run: report,
  },
  list: { usage: listUsage, options: listOptions, opens: true, takesWords: true, run: list },
  'export-aging': {
    usage: '--out F.xlsx [--as-of D] [--basis due|document]',
    options: [...point, 'basis', 'currency', 'out'],
    opens: true,
    run: exportAging,
  },
  close: {
    usage: '--month 2026-03 [--note TEXT] [--revise REASON]',
    options: ['month', 'note', 'revise', 'recorded-at'],
    opens: true,
    run: close,
  },
  closes: { usage: '[--verify CLOSE]', options: ['verify'], opens: true, run: closes },
  explain: {
    usage: '--from D[,KNOWN-AT] --to D[,KNOWN-AT] [--measure balance|overdue|unapplied] [--currency C]',
    options: ['from', 'to', 'measure', 'currency'],
    opens: true,
    run: explain,
  },
  compare: {
    usage: '--from D[,KNOWN-AT] --to D[,KNOWN-AT] [--basis due|document] [--currency C]',
    options: ['from', 'to', 'basis', 'currency'],
    opens: true,
    run: compare,
  },
  roll: {
    usage: '--from D[,KNOWN-AT] --to D[,KNOWN-AT] [--basis due|document] [--currency C]',
    options: ['from', 'to', 'basis', 'currency'],
    opens: true,
    run: roll,
  },
  verify: { usage: '', options: [], opens: true, run: verify },
  backup: { usage: '[--to FILE]', options: ['to'], opens: true, run: backup },
  backups: { usage: '', options: [], opens: true, run: backups },
  restore: { usage: '--from BACKUP|FILE', options: ['from'], opens: true, run: restore },
};
