import { SegmentedControl, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportColumn, ImportField, OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import { Icon } from '../../components/Icon.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Import.module.css';
import {
  dateRead,
  fieldsOf,
  isAmountField,
  isDateField,
  numberRead,
  withField,
  type DateOrder,
  type DecimalMark,
  type ImportDraft,
} from './plan.ts';

export interface MappingTableProps {
  readonly file: OpenedFile;
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
}

/** Every column of the file: what it holds, what it is taken for, and how its dates and numbers are read. */
export function MappingTable({ file, draft, onChange }: MappingTableProps) {
  const { t } = useTranslation('import');
  const used = Object.keys(draft.fields).length;
  return (
    <section>
      <SectionTitle title={t('mapping.title')} note={t('mapping.note', { used, all: file.columns.length })} />
      <Panel>
        <div className={classes.mapping}>
          <table>
            <thead>
              <tr>
                <th>{t('mapping.column')}</th>
                <th>{t('mapping.samples')}</th>
                <th>{t('mapping.field')}</th>
                <th>{t('mapping.confidence')}</th>
                <th>{t('mapping.format')}</th>
              </tr>
            </thead>
            <tbody>
              {file.columns.map((column) => {
                const field = draft.fields[column.index];
                return (
                  <tr key={column.index} data-used={field !== undefined || undefined}>
                    <td>
                      <i className={classes.letter}>{column.letter}</i> {column.header}
                    </td>
                    <td className={classes.samples} title={column.samples.join('\n')}>
                      {column.samples.slice(0, 3).join(' · ')}
                    </td>
                    <td>
                      <Select
                        aria-label={t('mapping.fieldOf', { column: column.header || column.letter })}
                        value={field ?? null}
                        placeholder={t('mapping.unused')}
                        clearable
                        comboboxProps={{ width: 220, position: 'bottom-start' }}
                        data={fieldsOf(file.kind).map((name) => ({ value: name, label: t(`fields.${name}`) }))}
                        onChange={(value) => onChange(withField(draft, column.index, value))}
                      />
                    </td>
                    <td>
                      {field !== undefined && (
                        <Chip>{t(`confidence.${field === column.proposed ? column.confidence : 'chosen'}`)}</Chip>
                      )}
                    </td>
                    <td>
                      <ColumnFormat column={column} field={field} draft={draft} onChange={onChange} />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Panel>
    </section>
  );
}

const orders = ['ymd', 'dmy', 'mdy'] as const satisfies readonly DateOrder[];
const marks = ['point', 'comma'] as const satisfies readonly DecimalMark[];

interface ColumnFormatProps {
  readonly column: ImportColumn;
  readonly field: ImportField | undefined;
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
}

/** Where the cells of a column fit more than one reading, the readings of a real cell stand beside each answer. */
function ColumnFormat({ column, field, draft, onChange }: ColumnFormatProps) {
  const { t } = useTranslation('import');
  const { index } = column;
  if (isDateField(field)) {
    if (!column.dateOrderAmbiguous)
      return column.dateOrder === null ? null : (
        <span className={classes.soft}>{t(`dateOrders.${column.dateOrder}`)}</span>
      );
    const sample = column.samples.find((text) => dateRead(text, 'dmy') !== null) ?? column.samples[0] ?? '';
    const fitting = orders.filter((order) => dateRead(sample, order) !== null);
    return (
      <Question
        label={t('questions.dateOrder', { column: column.header || column.letter, sample })}
        answered={draft.dateOrders[index] !== undefined}
        value={draft.dateOrders[index] ?? ''}
        choices={(fitting.length > 1 ? fitting : orders).map((order) => ({
          value: order,
          label: `${t(`dateOrders.${order}`)} ${dateRead(sample, order) ?? ''}`,
        }))}
        onChange={(order) => onChange({ ...draft, dateOrders: { ...draft.dateOrders, [index]: order as DateOrder } })}
      />
    );
  }
  if (isAmountField(field) && column.decimalMarkAmbiguous) {
    const sample = column.samples.find((text) => /[.,]/.test(text)) ?? column.samples[0] ?? '';
    return (
      <Question
        label={t('questions.decimalMark', { column: column.header || column.letter, sample })}
        answered={draft.decimalMarks[index] !== undefined}
        value={draft.decimalMarks[index] ?? ''}
        choices={marks.map((mark) => ({
          value: mark,
          label: `${t(`decimalMarks.${mark}`)} ${numberRead(sample, mark)}`,
        }))}
        onChange={(mark) =>
          onChange({ ...draft, decimalMarks: { ...draft.decimalMarks, [index]: mark as DecimalMark } })
        }
      />
    );
  }
  return null;
}

function Question(props: {
  readonly label: string;
  readonly answered: boolean;
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}) {
  return (
    <div className={classes.question} data-open={!props.answered || undefined}>
      <span>
        <Icon name={props.answered ? 'check' : 'help'} size={12} /> {props.label}
      </span>
      <SegmentedControl
        aria-label={props.label}
        value={props.value}
        data={[...props.choices]}
        onChange={props.onChange}
      />
    </div>
  );
}
