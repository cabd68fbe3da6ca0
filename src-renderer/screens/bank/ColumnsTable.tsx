import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bankFields, type BankField, type BankPlan, type BankPreview } from './fields.ts';
import { Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Bank.module.css';

type List = NonNullable<BankPreview['list']>;

export interface ColumnsTableProps {
  readonly list: List;
  readonly busy: boolean;
  readonly onPlan: (change: BankPlan) => void;
}

/** What each column of a bank's list holds; every choice reads the file again. */
export function ColumnsTable({ list, busy, onPlan }: ColumnsTableProps) {
  const { t } = useTranslation('bank');
  const choose = (index: number, field: BankField | null): void => {
    const others = list.columns.flatMap((column) =>
      column.index === index || column.proposed === null || (column.proposed === field && field !== 'memo')
        ? []
        : [{ index: column.index, field: column.proposed }],
    );
    onPlan({ headerRow: list.headerRow, mapping: field === null ? others : [...others, { index, field }] });
  };
  return (
    <section>
      <SectionTitle title={t('columnsTitle')} note={list.remembered ? t('columnsRemembered') : t('columnsNote')} />
      {list.dateOrderAmbiguous && (
        <div className={classes.controls}>
          <SegmentedControl
            aria-label={t('dateOrder')}
            disabled={busy}
            value={list.dateOrder ?? ''}
            data={(['ymd', 'dmy', 'mdy'] as const).map((value) => ({ value, label: t(`dateOrders.${value}`) }))}
            onChange={(value) => onPlan({ dateOrder: value as 'ymd' | 'dmy' | 'mdy' })}
          />
        </div>
      )}
      {list.decimalMarkAmbiguous && (
        <div className={classes.controls}>
          <SegmentedControl
            aria-label={t('decimalMark')}
            disabled={busy}
            value={list.decimalMark ?? ''}
            data={(['point', 'comma'] as const).map((value) => ({ value, label: t(`decimalMarks.${value}`) }))}
            onChange={(value) => onPlan({ decimalMark: value as 'point' | 'comma' })}
          />
        </div>
      )}
      <Panel>
        <div className={classes.mapping}>
          <table>
            <thead>
              <tr>
                <th>{t('column')}</th>
                <th>{t('samples')}</th>
                <th>{t('holds')}</th>
              </tr>
            </thead>
            <tbody>
              {list.columns.map((column) => (
                <tr key={column.index}>
                  <td>
                    <i>{column.letter}</i>
                    {column.header}
                  </td>
                  <td className={classes.samples} title={column.samples.join('\n')}>
                    {column.samples.join(' · ')}
                  </td>
                  <td>
                    <Select
                      w={190}
                      aria-label={t('holdsOf', { column: column.header || column.letter })}
                      value={column.proposed}
                      placeholder={t('unused')}
                      clearable
                      disabled={busy}
                      comboboxProps={{ width: 220, position: 'bottom-start' }}
                      data={bankFields.map((value) => ({ value, label: t(`fields.${value}`) }))}
                      onChange={(value) => choose(column.index, value)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
    </section>
  );
}
