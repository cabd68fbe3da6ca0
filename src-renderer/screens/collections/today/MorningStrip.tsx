import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Morning } from '../../../../src-main/areas/collections/contract.ts';
import { daysBetween } from '../../../../src-main/kernel/day.ts';
import { instantMs } from '../../../../src-main/kernel/instant.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { localToday } from '../../../app/today.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { Figure, FigureStrip } from '../../../components/Figure.tsx';

/** Before the first call: how fresh the bank's word is, what the night brought, whether the data is safe. */
export function MorningStrip() {
  const { t } = useTranslation('today');
  const format = useFormat();
  const navigate = useNavigate();
  const { asOf, today, book } = useWorkingPoint();
  const { data } = useQueryOf('collections.morning', { asOf });
  if (data === undefined) return null;
  const sums = ({ amounts }: Morning['promisesDue']): string =>
    amounts.length === 0
      ? '–'
      : amounts.map(({ currency, amountMinor }) => format.money(amountMinor, currency)).join(' + ');
  const { bank } = data;
  const backupDays = book.lastBackupAt === null ? null : Math.max(0, daysBetween(localToday(new Date(instantMs(book.lastBackupAt))), today)); // prettier-ignore

  return (
    <FigureStrip label={t('morning.label')}>
      <Figure
        label={t('morning.bank')}
        value={
          bank === null
            ? t('morning.bankNone')
            : bank.daysOld === 0
              ? t('morning.bankToday')
              : t('morning.bankAge', { count: bank.daysOld })
        }
        note={
          bank === null
            ? undefined
            : bank.waiting > 0
              ? t('morning.bankWaiting', { count: bank.waiting })
              : t('morning.upTo', { day: format.day(bank.lastOn) })
        }
        hint={t(bank?.from === 'receipt' ? 'morning.receiptHint' : 'morning.bankHint')}
        onOpen={() => void navigate('/bank')}
      />
      <Figure
        label={t('morning.newlyOverdue')}
        value={sums(data.newlyOverdue)}
        note={data.newlyOverdue.count === 0 ? undefined : t('morning.items', { count: data.newlyOverdue.count })}
        hint={t('morning.newlyHint', { day: format.day(data.sinceOn) })}
        onOpen={() => void navigate('/aging')}
      />
      <Figure
        label={t('morning.promisesDue')}
        value={sums(data.promisesDue)}
        note={data.promisesDue.count === 0 ? undefined : t('morning.items', { count: data.promisesDue.count })}
        onOpen={() => void navigate('/promises')}
      />
      <Figure
        label={t('morning.promisesBroken')}
        value={sums(data.promisesBroken)}
        note={data.promisesBroken.count === 0 ? undefined : t('morning.items', { count: data.promisesBroken.count })}
        hint={t('morning.brokenHint')}
        onOpen={() => void navigate('/promises')}
      />
      <Figure
        label={t('morning.bills')}
        value={sums(data.billsMaturing)}
        note={data.billsMaturing.count === 0 ? undefined : t('morning.items', { count: data.billsMaturing.count })}
        onOpen={() => void navigate('/bills?filter=maturing')}
      />
      <Figure
        label={t('morning.backup')}
        value={
          book.backupProblem !== null
            ? t('morning.backupBad')
            : backupDays === null
              ? t('morning.backupNone')
              : backupDays === 0
                ? t('morning.backupToday')
                : t('morning.backupAge', { count: backupDays })
        }
        hint={t('morning.backupHint')}
        onOpen={() => void navigate('/settings?tab=safety')}
      />
    </FigureStrip>
  );
}
