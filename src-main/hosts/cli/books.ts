import { currency } from '../../kernel/currency.ts';
import type { Options } from './arguments.ts';
import { table, type Answer } from './output.ts';
import { bookFile, fullPath, Refused, type Session } from './session.ts';

/** Verbs about the data file itself. */

export async function init(session: Session, options: Options): Promise<Answer> {
  const file = bookFile(options.required('book'));
  const companyName = options.required('company');
  const baseCurrency = options.currency('currency') ?? currency('CNY');
  await session.call('book.create', {
    companyName,
    baseCurrency,
    language: options.language(),
    saveToken: session.toWrite(file),
  });
  return { json: { book: file, company: companyName, currency: baseCurrency }, lines: [file] };
}

export async function practice(session: Session, options: Options): Promise<Answer> {
  const file = bookFile(options.required('book'));
  const made = session.service.keeper.createPractice(file, options.language());
  if (!made.ok) throw new Refused(made);
  return { json: { book: file }, lines: [file] };
}

export async function verify(session: Session): Promise<Answer> {
  const verdict = await session.call('book.verify', {});
  const rows = verdict.checks.map((check) => [check.passed ? 'ok' : 'BAD', check.check, String(check.count)]);
  const lines = [
    ...table(['', 'check', 'count'], rows, [2]),
    ...verdict.findings.map((finding) => `${finding.check}: ${finding.detail}`),
  ];
  return { json: verdict, lines, exitCode: verdict.sound ? 0 : 1 };
}

export async function backup(session: Session, options: Options): Promise<Answer> {
  const to = options.text('to');
  const made = await session.call('book.backup', to === undefined ? {} : { saveToken: session.toWrite(bookFile(to)) });
  const { folder } = await session.call('book.backups', {});
  const file = to === undefined ? `${folder}/${made.backupId}` : bookFile(to);
  return { json: { ...made, file }, lines: [file, `sha256 ${made.sha256}`] };
}

export async function backups(session: Session): Promise<Answer> {
  const { rows, folder } = await session.call('book.backups', {});
  const lines = table(['backup', 'made', 'reason', 'bytes'], rows.map((row) => [row.backupId, row.madeAt, row.reason, String(row.sizeBytes)]), [3]); // prettier-ignore
  return { json: { folder, rows }, lines: [folder, ...lines] };
}

export async function restore(session: Session, options: Options): Promise<Answer> {
  const from = options.required('from');
  const { rows } = await session.call('book.backups', {});
  const known = rows.some((row) => row.backupId === from);
  const restored = await session.call(
    'book.restore',
    known ? { backupId: from } : { fileToken: session.toRead(fullPath(from)) },
  );
  return {
    json: { replacedFileName: restored.replacedFileName },
    lines: [`the earlier file is kept as ${restored.replacedFileName}`],
  };
}
