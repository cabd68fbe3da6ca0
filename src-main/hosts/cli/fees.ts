import { currency } from '../../kernel/currency.ts';
import { formatMinor } from '../../kernel/format.ts';
import { fromDecimal } from '../../kernel/money.ts';
import { feeOf, feeProcedures } from '../../areas/cases/rules/fees.ts';
import { systemClock } from '../../service/clock.ts';
import { UsageError, type Options } from './arguments.ts';
import { table, type Answer } from './output.ts';

const cny = currency('CNY');

/** What a court charges for a claim in yuan, band by band. Needs no book; an estimate. */
export function fees(options: Options): Answer {
  const claimMinor = claimOf(options.required('claim'));
  const procedure = options.oneOf('procedure', feeProcedures);
  if (procedure === undefined) throw new UsageError('--procedure is missing');
  const fee = feeOf(procedure, claimMinor, options.day('on') ?? systemClock.today());
  const [numerator, denominator] = fee.share;
  const bands = fee.bands.map((band) => ({
    from: band.fromMinor,
    to: band.toMinor,
    rate: band.rateBp === null ? null : band.rateBp / 10_000,
    feeMinor: band.feeMinor,
  }));
  const { feeMinor, fullMinor, capMinor, article, source, checkedOn } = fee;
  const json = { procedure, claimMinor, feeMinor, bands, fullMinor, share: `${numerator}/${denominator}`, capMinor, article, source, checkedOn }; // prettier-ignore
  const money = (minor: number): string => formatMinor(minor, cny);
  const rows = fee.bands
    .filter(({ feeMinor: ofBand }) => ofBand > 0)
    .map(({ fromMinor, toMinor, rateBp, feeMinor: ofBand }) => [
      money(fromMinor),
      toMinor === null ? '' : money(toMinor),
      rateBp === null ? 'fixed' : `${rateBp / 100}%`,
      money(ofBand),
    ]);
  return {
    json,
    lines: [
      `${procedure}: ${money(feeMinor)} CNY for a claim of ${money(claimMinor)} CNY`,
      '',
      ...table(['above', 'up to', 'rate', 'fee'], rows, [0, 1, 2, 3]),
      ...(denominator === 1 ? [] : [`sum ${money(fullMinor)}, of it ${numerator}/${denominator}`]),
      ...(fee.capped ? [`sum ${money(fullMinor)}, at most ${money(capMinor ?? 0)}`] : []),
      '',
      `${source} ${article}, checked on ${checkedOn}. An estimate, not legal advice.`,
    ],
  };
}

function claimOf(text: string): number {
  const amount = fromDecimal(text, cny);
  if (!amount.ok || amount.value <= 0) throw new UsageError(`--claim must be an amount such as 200000, not ${text}`);
  return amount.value;
}
