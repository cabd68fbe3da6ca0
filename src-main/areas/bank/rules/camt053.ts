import { isCurrencyCode, type CurrencyCode } from '../../../kernel/currency.ts';
import { isDay, type Day } from '../../../kernel/day.ts';
import { fromDecimal } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { bankNamed, bankOfBic } from './banks.ts';
import { accountKey, isLine, joinedMemo, periodOf, realReference, rejected, textParams, type FileTotal, type Place, type ReadEntry, type ReadStatement } from './statement.ts'; // prettier-ignore
import { nodeAt, nodesAt, textAtPath, type XmlNode } from './xmlNode.ts';

export type CamtProblem = 'bank_not_a_statement' | 'bank_currency_unknown';

/**
 * ISO 20022 camt.053, end-of-day statement. Booked entries only; a batch whose details have amounts that add up to it is
 * taken apart into them, any other entry is one line. The indicator gives the direction, also of a reversal: a DBIT with
 * `RvslInd` is a receipt that went back.
 */
export function readCamt053(root: XmlNode): Result<ReadStatement[], CamtProblem> {
  const container = nodeAt(root, 'BkToCstmrStmt');
  const found = nodesAt(container, 'Stmt');
  if (root.name !== 'Document' || found.length === 0)
    return refuse('bank_not_a_statement', { found: root.children[0]?.name ?? root.name });
  const statements: ReadStatement[] = [];
  for (const node of found) {
    const read = readStatement(node);
    if (!read.ok) return read;
    statements.push(read.value);
  }
  return ok(statements);
}

function readStatement(node: XmlNode): Result<ReadStatement, CamtProblem> {
  const balances = nodesAt(node, 'Bal');
  const stated =
    textAtPath(node, 'Acct/Ccy') || (nodeAt(balances[0], 'Amt') ?? nodeAt(node, 'Ntry', 'Amt'))?.attributes.Ccy || '';
  if (!isCurrencyCode(stated)) return refuse('bank_currency_unknown', { found: stated });
  const entries = nodesAt(node, 'Ntry').flatMap((entry, index) => readEntry(entry, index + 1, stated));
  // A statement of several pages carries interim balances; the ends of the whole are OPBD (or the PRCD of old) and CLBD.
  const opening = balanceOf(balances, ['OPBD', 'PRCD'], stated) ?? balanceOf(balances.slice(0, 1), ['ITBD'], stated);
  const closing = balanceOf(balances, ['CLBD'], stated) ?? balanceOf(balances.slice(-1), ['ITBD'], stated);
  const bank = nodeAt(node, 'Acct', 'Svcr', 'FinInstnId');
  const bic = textAtPath(bank, 'BICFI', 'BIC');
  const name = textAtPath(bank, 'Nm');
  return ok({
    accountNumber: accountKey(textAtPath(node, 'Acct/Id/IBAN', 'Acct/Id/Othr/Id')),
    bankName: bic === '' ? bankNamed(name) || name : bankOfBic(bic),
    currency: stated,
    currencyStated: true,
    ...periodOf(
      {
        fromOn: dayIn(textAtPath(node, 'FrToDt/FrDt', 'FrToDt/FrDtTm')),
        toOn: dayIn(textAtPath(node, 'FrToDt/ToDt', 'FrToDt/ToDtTm')) ?? closing?.on ?? null,
      },
      entries.filter(isLine),
    ),
    openingMinor: opening?.amountMinor ?? null,
    closingMinor: closing?.amountMinor ?? null,
    entries,
    totals: totalsOf(node, entries, stated),
  });
}

function balanceOf(
  balances: readonly XmlNode[],
  codes: readonly string[],
  currency: CurrencyCode,
): { amountMinor: number; on: Day | null } | null {
  for (const code of codes) {
    const node = balances.find((balance) => textAtPath(balance, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry') === code);
    const amount = node && amountOf(node, currency);
    if (amount?.ok) {
      const sign = textAtPath(node, 'CdtDbtInd') === 'DBIT' ? -1 : 1;
      return { amountMinor: sign * amount.value || 0, on: dayIn(textAtPath(node, 'Dt/Dt', 'Dt/DtTm')) };
    }
  }
  return null;
}

/** The amount element of a node, in the account's currency only. */
function amountOf(node: XmlNode, currency: CurrencyCode, ...path: readonly string[]) {
  const amount = nodeAt(node, ...path, 'Amt');
  if (amount === undefined) return refuse('amount_not_a_number', { text: '' });
  const stated = amount.attributes.Ccy;
  if (stated !== undefined && stated !== currency)
    return refuse('currency_differs', { found: stated, expected: currency });
  return fromDecimal(amount.text, currency);
}

function readEntry(node: XmlNode, number: number, currency: CurrencyCode): ReadEntry[] {
  const place: Place = { row: number, address: `Ntry ${number}` };
  const amountText = nodeAt(node, 'Amt')?.text ?? '';
  const status = textAtPath(node, 'Sts/Cd', 'Sts');
  const on = dayIn(textAtPath(node, 'BookgDt/Dt', 'BookgDt/DtTm')) ?? dayIn(textAtPath(node, 'ValDt/Dt', 'ValDt/DtTm'));
  const details = nodesAt(node, 'NtryDtls', 'TxDtls');
  const party = details[0] === undefined ? noParty : partyOf(details[0], textAtPath(node, 'CdtDbtInd') !== 'DBIT');
  const more = { bookedOn: on, payerName: party.payerName, memo: textAtPath(node, 'AddtlNtryInf') };
  if (status !== '' && status !== 'BOOK') return [rejected(place, 'bank_line_not_booked', status, more)];
  if (on === null)
    return [rejected(place, 'date_not_understood', textAtPath(node, 'BookgDt/Dt', 'BookgDt/DtTm'), more)];
  const amount = amountOf(node, currency);
  if (!amount.ok) return [rejected(place, amount.code, amountText, { ...more, params: textParams(amount.params) })];
  if (amount.value === 0) return [rejected(place, 'amount_zero', amountText, { ...more, amountMinor: 0 })];
  const direction = textAtPath(node, 'CdtDbtInd');
  if (amount.value < 0 || (direction !== 'CRDT' && direction !== 'DBIT'))
    return [rejected(place, 'bank_direction_unknown', direction || amountText, more)];
  const credit = direction === 'CRDT';
  const parts = partsOf(details, amount.value, credit, currency);
  const entryReference = realReference(textAtPath(node, 'AcctSvcrRef'));
  const entryMemo = [textAtPath(node, 'AddtlNtryInf')];
  const line = (detail: XmlNode | undefined, amountMinor: number, at: Place, suffix: string): ReadEntry => {
    const bankReference = realReference(
      detail === undefined ? '' : textAtPath(detail, 'Refs/AcctSvcrRef', 'Refs/TxId'),
    );
    const own = detail === undefined ? noParty : partyOf(detail, credit);
    return {
      kind: 'line',
      ...at,
      bookedOn: on,
      amountMinor,
      payerName: own.payerName,
      payerAccount: own.payerAccount,
      memo: joinedMemo(detail === undefined ? entryMemo : [...memoOf(detail), ...(suffix === '' ? entryMemo : [])]),
      bankReference:
        suffix === ''
          ? entryReference || bankReference || realReference(textAtPath(detail, 'Refs/EndToEndId'))
          : bankReference !== '' && bankReference !== entryReference
            ? bankReference
            : entryReference === ''
              ? realReference(textAtPath(detail, 'Refs/EndToEndId'))
              : `${entryReference}${suffix}`,
      balanceMinor: null,
      notice: null,
    };
  };
  if (parts !== null)
    return parts.map((part, index) =>
      line(
        part.node,
        part.amountMinor,
        { row: number, address: `Ntry ${number}/TxDtls ${index + 1}` },
        `/${index + 1}`,
      ),
    );
  const sum = credit ? amount.value : -amount.value;
  if (details.length <= 1) return [line(details[0], sum, place, '')];
  // A batch that cannot be taken apart: one line that tells what all its details say.
  const whole = line(undefined, sum, place, '');
  return whole.kind === 'line' ? [{ ...whole, memo: joinedMemo([...entryMemo, ...details.flatMap(memoOf)]) }] : [whole];
}

interface Part {
  readonly node: XmlNode;
  readonly amountMinor: number;
}

/** The details of a batch with their own signed amounts; null unless every one has one and they add up to the entry. */
function partsOf(
  details: readonly XmlNode[],
  entryMinor: number,
  credit: boolean,
  currency: CurrencyCode,
): Part[] | null {
  if (details.length < 2) return null;
  const parts: Part[] = [];
  for (const node of details) {
    const own =
      nodeAt(node, 'Amt') === undefined ? amountOf(node, currency, 'AmtDtls', 'TxAmt') : amountOf(node, currency);
    if (!own.ok || own.value <= 0) return null;
    const indicator = textAtPath(node, 'CdtDbtInd');
    const partCredit = indicator === '' ? credit : indicator === 'CRDT';
    parts.push({ node, amountMinor: partCredit ? own.value : -own.value });
  }
  const sum = parts.reduce((total, part) => total + part.amountMinor, 0);
  return sum === (credit ? entryMinor : -entryMinor) ? parts : null;
}

const noParty = { payerName: '', payerAccount: '' };

/** The other side: who paid when money came in, who was paid when it went out. A party behind it is the one that counts. */
function partyOf(detail: XmlNode, credit: boolean): { payerName: string; payerAccount: string } {
  const [ultimate, direct] = credit ? ['UltmtDbtr', 'Dbtr'] : ['UltmtCdtr', 'Cdtr'];
  const related = nodeAt(detail, 'RltdPties');
  return {
    payerName: textAtPath(related, `${direct}/Nm`, `${direct}/Pty/Nm`, `${ultimate}/Nm`, `${ultimate}/Pty/Nm`),
    payerAccount: accountKey(textAtPath(related, `${direct}Acct/Id/IBAN`, `${direct}Acct/Id/Othr/Id`)),
  };
}

function memoOf(detail: XmlNode): string[] {
  const texts = nodesAt(detail, 'RmtInf', 'Ustrd').map((node) => node.text);
  const structured = nodesAt(detail, 'RmtInf', 'Strd').flatMap((node) => [
    textAtPath(node, 'RfrdDocInf/Nb'),
    textAtPath(node, 'CdtrRefInf/Ref'),
    ...nodesAt(node, 'AddtlRmtInf').map((info) => info.text),
  ]);
  const returned = [
    textAtPath(detail, 'RtrInf/Rsn/Cd'),
    ...nodesAt(detail, 'RtrInf', 'AddtlInf').map((node) => node.text),
  ];
  return [...texts, ...structured, realReference(textAtPath(detail, 'Refs/EndToEndId')), textAtPath(detail, 'AddtlTxInf'), ...returned]; // prettier-ignore
}

/** `TtlCdtNtries` and `TtlDbtNtries`, where they are given in figures: they count booked entries only. */
function totalsOf(node: XmlNode, entries: readonly ReadEntry[], currency: CurrencyCode): FileTotal[] {
  return (['TtlCdtNtries', 'TtlDbtNtries'] as const).flatMap((label) => {
    const text = textAtPath(node, `TxsSummry/${label}/Sum`);
    const total = text === '' ? null : fromDecimal(text, currency);
    if (total === null || !total.ok) return [];
    const sign = label === 'TtlCdtNtries' ? 1 : -1;
    const readMinor = entries.filter(isLine).reduce((sum, { amountMinor }) => (Math.sign(amountMinor) === sign ? sum + sign * amountMinor : sum), 0); // prettier-ignore
    return [{ row: 0, label, fileMinor: total.value, readMinor }];
  });
}

/** Day or moment with zone: the day as the bank wrote it. */
function dayIn(text: string): Day | null {
  const head = text.trim().slice(0, 10);
  return isDay(head) ? head : null;
}
