import { useTranslation } from 'react-i18next';
import type { CustomerId } from '../../../../src-main/kernel/ids.ts';
import { addMonths } from '../../../../src-main/kernel/day.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { useWorkingPoint } from '../../../app/working.tsx';
import { ChangeList } from '../../../components/Timeline/ChangeList.tsx';
import { FileSection } from './FileSection.tsx';
import classes from './Profile.module.css';

/** What changed in the file in the last twelve months, field by field: boss, address and account changes are signs of danger. */
export function ChangesSection({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('customers');
  const format = useFormat();
  const { today } = useWorkingPoint();
  const { data } = useQueryOf('customers.changes', { customerId, since: addMonths(today, -12) });
  const rows = data?.rows ?? [];
  return (
    <FileSection name="changes" title={t('file.changes')} note={t('changes.note')}>
      {rows.length === 0 ? (
        <p className={classes.soft}>{t('changes.none')}</p>
      ) : (
        <table className={classes.rows}>
          <tbody>
            {rows.slice(0, 40).map((row) => (
              <tr key={`${row.at}-${row.field}`}>
                <td className={classes.soft} style={{ width: 170 }}>
                  {format.instant(row.at)}
                </td>
                <td style={{ width: 110 }}>{row.actor}</td>
                <td style={{ textAlign: 'left', whiteSpace: 'normal' }}>
                  <ChangeList
                    procedure="customers.save"
                    changes={[
                      {
                        field: row.field,
                        before: row.before === '' ? null : row.before,
                        after: row.after === '' ? null : row.after,
                      },
                    ]}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </FileSection>
  );
}
