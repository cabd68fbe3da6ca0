import fs from 'node:fs';
import path from 'node:path';
import type { LetterLevel } from '../../areas/letters/contract.ts';
import type { CurrencyCode } from '../../kernel/currency.ts';
import { formatMoney } from '../../kernel/format.ts';
import { writeFileAtomic } from '../../storage/files.ts';
import { UsageError, type Options } from './arguments.ts';
import { currencyFor, findCustomer, pointOf } from './figures.ts';
import type { Answer } from './output.ts';
import { fullPath, Refused, type Session } from './session.ts';

/** Verbs that write a document. Without `--issue` it is a draft: nothing in the book changes. */

export async function letter(session: Session, options: Options): Promise<Answer> {
  const customer = await findCustomer(session, options.required('customer'));
  const level = Number(options.oneOf('level', ['0', '1', '2', '3', '4']) ?? '1') as LetterLevel;
  const { asOf } = pointOf(options);
  const currency = await currencyOfDebt(session, options, customer.id);
  const payBy = options.day('pay-by');
  const accountId = options.text('account');
  const request = {
    customerId: customer.id,
    currency,
    level,
    language: options.language(),
    asOf,
    deductUnapplied: options.flag('deduct-unapplied'),
    withInterest: options.flag('with-interest'),
    ...(payBy === undefined ? {} : { payBy }),
    ...(accountId === undefined ? {} : { accountId }),
  };
  const out = outputFile(options);
  const draft = await session.call('letters.preview', request);
  const { figures, notices } = draft;
  if (figures.lines.length === 0)
    throw new Refused({
      ok: false,
      code: 'letter_blocked',
      params: { codes: notices.filter((notice) => notice.severity === 'blocking').map((notice) => notice.code) },
    });
  let issued: { number: string; sha256: string } | null = null;
  let token = draft.documentToken;
  if (options.flag('issue')) {
    const reason = options.text('reason');
    const made = await session.call('letters.issue', {
      ...request,
      ...(reason === undefined ? {} : { lookedReason: reason }),
    });
    issued = { number: made.number, sha256: made.sha256 };
    token = (await session.call('letters.reprint', { issuedId: made.issuedId })).documentToken;
  }
  writeFileAtomic(out, session.page(token));
  const json = {
    out,
    number: issued?.number ?? null,
    sha256: issued?.sha256 ?? null,
    customer: customer.code,
    level,
    asOf,
    currency,
    payBy: figures.payBy,
    claimedMinor: figures.claimedMinor,
    disputedMinor: figures.disputedMinor,
    unappliedMinor: figures.unappliedMinor,
    deductedMinor: figures.deductedMinor,
    requestedMinor: figures.requestedMinor,
    items: figures.lines,
    notices,
  };
  const lines = [
    `${issued ? issued.number : 'draft'}: ${formatMoney(figures.requestedMinor, currency)} from ${customer.name} by ${figures.payBy}`,
    ...notices.map((notice) => `${notice.severity}: ${notice.code}`),
    out,
  ];
  return { json, lines };
}

export async function report(session: Session, options: Options): Promise<Answer> {
  const currency = await currencyFor(session, options);
  const request = { ...pointOf(options), language: options.language(), currency };
  const out = outputFile(options);
  const draft = await session.call('reports.preview', request);
  let issued: { number: string; sha256: string } | null = null;
  let token = draft.documentToken;
  if (options.flag('issue')) {
    const made = await session.call('reports.issue', request);
    issued = { number: made.number, sha256: made.sha256 };
    token = (await session.call('letters.reprint', { issuedId: made.issuedId })).documentToken;
  }
  writeFileAtomic(out, session.page(token));
  const json = {
    out,
    number: issued?.number ?? null,
    sha256: issued?.sha256 ?? null,
    asOf: request.asOf,
    currency,
    reconciled: draft.reconciled,
  };
  return {
    json,
    lines: [`${issued ? issued.number : 'draft'}${draft.reconciled ? '' : ' (does not reconcile!)'}`, out],
  };
}

export async function exportAging(session: Session, options: Options): Promise<Answer> {
  const currency = options.currency('currency');
  const out = outputFile(options);
  const made = await session.call('exchange.exportAging', {
    ...pointOf(options),
    basis: options.oneOf('basis', ['due', 'document']) ?? 'due',
    language: options.language(),
    saveToken: session.toWrite(out),
    ...(currency === undefined ? {} : { currency }),
  });
  return { json: { out, rows: made.rows }, lines: [`${made.rows} rows`, out] };
}

/** An earlier output of the same name may be written over, a data file never. */
export function outputFile(options: Options): string {
  const out = fullPath(options.required('out'));
  if (out.endsWith('.duewarden') || isDataFile(out)) throw new UsageError('--out names a data file');
  if (!fs.existsSync(path.dirname(out)))
    throw new Refused({ ok: false, code: 'file_not_writable', params: { detail: `ENOENT ${path.dirname(out)}` } });
  return out;
}

/** By its first bytes: a book without its usual ending is still a book. */
function isDataFile(file: string): boolean {
  if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) return false;
  const head = Buffer.alloc(15);
  const handle = fs.openSync(file, 'r');
  fs.readSync(handle, head);
  fs.closeSync(handle);
  return head.toString('latin1') === 'SQLite format 3';
}

/** The currency asked for, else the one in which the customer owes most overdue. */
async function currencyOfDebt(
  session: Session,
  options: Options,
  customerId: Parameters<typeof largest>[1],
): Promise<CurrencyCode> {
  return options.currency('currency') ?? (await largest(session, customerId, options)) ?? currencyFor(session, options);
}

async function largest(
  session: Session,
  customerId: Awaited<ReturnType<typeof findCustomer>>['id'],
  options: Options,
): Promise<CurrencyCode | null> {
  const { currencies } = await session.call('aging.customer', { ...pointOf(options), customerId });
  return (
    currencies.filter((row) => row.overdueMinor > 0).sort((a, b) => b.overdueMinor - a.overdueMinor)[0]?.currency ??
    null
  );
}
