import { messageFor } from '../../areas/messages.ts';
import { formatMinor } from '../../kernel/format.ts';
import { id } from '../../kernel/ids.ts';
import { UsageError, type Options } from './arguments.ts';
import type { Answer } from './output.ts';
import type { Session } from './session.ts';

const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** Loads the new lines of a bank file; rejected rows are told with their place and reason. */
export async function loadBankFile(session: Session, options: Options, words: readonly string[]): Promise<Answer> {
  const [file, ...rest] = words;
  if (file === undefined || rest.length > 0) throw new UsageError('bank load needs one file');
  const fileToken = session.toRead(file);
  const encoding = options.oneOf('encoding', encodings);
  const account = options.text('account');
  const bank = options.text('bank');
  const sheet = options.text('sheet');
  const currency = options.currency('currency');
  const dateOrder = options.oneOf('date-order', ['ymd', 'dmy', 'mdy']);
  const decimalMark = options.oneOf('decimal', ['point', 'comma']);
  const plan = {
    ...(dateOrder === undefined ? {} : { dateOrder }),
    ...(decimalMark === undefined ? {} : { decimalMark }),
  };
  const reading = {
    fileToken,
    ...(encoding === undefined ? {} : { encoding }),
    ...(account === undefined ? {} : { accountNumber: account }),
    ...(bank === undefined ? {} : { bankName: bank }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(currency === undefined ? {} : { currency }),
    ...(Object.keys(plan).length === 0 ? {} : { plan }),
  };
  const preview = await session.call('bank.open', reading);
  const acceptUnproved = options.text('accept-unproved');
  const loaded = await session.call('bank.load', {
    ...reading,
    sha256: preview.sha256,
    ...(acceptUnproved === undefined ? {} : { acceptUnproved }),
  });
  const language = options.language();
  const errors = preview.statements.flatMap(({ accountNumber, lines }) =>
    lines
      .filter(({ state }) => state === 'rejected')
      .map(({ row, address, code, params, value }) => ({
        account: accountNumber,
        row,
        address,
        code: code ?? '',
        message: messageFor(code ?? '', { value, ...params }, language),
      })),
  );
  const statements = loaded.statements.map((statement, index) => {
    const proof = preview.statements[index]?.proof;
    return {
      ...statement,
      proof: proof?.state ?? 'none',
      openingMinor: proof?.openingMinor ?? null,
      closingMinor: proof?.closingMinor ?? null,
    };
  });
  const { lines, duplicates, rejected, format } = loaded;
  return {
    json: { format, bank: preview.bankName, lines, duplicates, rejected, statements, errors },
    lines: [
      `${lines} new, ${duplicates} known, ${rejected} rejected`,
      ...statements.map(
        (one) =>
          `${one.accountNumber} ${one.currency} +${formatMinor(one.inMinor, one.currency)} ${formatMinor(one.outMinor, one.currency)} (${one.proof})`,
      ),
      ...errors.map((error) => `${error.address}: ${error.message}`),
    ],
  };
}

export async function listBankLines(session: Session, options: Options): Promise<Answer> {
  const [search, from, to] = [options.text('search'), options.day('from'), options.day('to')];
  const currency = options.currency('currency');
  const { rows, total, sums } = await session.call('bank.lines', {
    status: options.oneOf('status', ['waiting', 'matched', 'set_aside', 'all']) ?? 'waiting',
    direction: options.oneOf('direction', ['in', 'out', 'all']) ?? 'all',
    limit: options.whole('limit') ?? 1000,
    offset: options.whole('offset') ?? 0,
    ...(search === undefined ? {} : { search }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(currency === undefined ? {} : { currency }),
  });
  return {
    json: { total, sums, rows },
    lines: [
      ...rows.map((row) =>
        [
          row.lineId,
          row.bookedOn,
          row.currency,
          formatMinor(row.amountMinor, row.currency),
          row.leftMinor === row.amountMinor ? '' : `left ${formatMinor(row.leftMinor, row.currency)}`,
          row.payerName,
          row.memo,
        ]
          .filter((part) => part !== '')
          .join('  '),
      ),
      ...sums.map(
        (sum) =>
          `${sum.currency} in ${formatMinor(sum.inMinor, sum.currency)} out ${formatMinor(sum.outMinor, sum.currency)}`,
      ),
    ],
  };
}

export async function undoBankStatement(session: Session, options: Options): Promise<Answer> {
  const statement = options.whole('statement');
  if (statement === undefined || statement < 1) throw new UsageError('--statement needs the number of a statement');
  const { lines } = await session.call('bank.undo', {
    statementId: id<'bankStatement'>(statement),
    reason: options.text('reason') ?? 'command line',
  });
  return { json: { statement, lines }, lines: [`${lines} lines taken out`] };
}
