import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PreviewLine, PreviewStatement } from '../../../src-main/areas/bank/contract.ts';
import { isFailure } from '../../../src-main/areas/bank/rules/proof.ts';
import { refuse } from '../../../src-main/kernel/result.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows } from '../../app/queries.ts';
import { refusalText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import classes from './Bank.module.css';

/** One account of the file: its proof, and every line with what becomes of it. */
export function StatementPreview({ statement }: { readonly statement: PreviewStatement }) {
  const { t, i18n } = useTranslation('bank');
  const format = useFormat();
  const { currency } = statement;
  const rows = useLocalRows(statement.lines);
  const columns = useMemo<readonly GridColumn<PreviewLine>[]>(
    () => [
      { id: 'address', header: t('columns.row'), width: 88, grow: 0, cell: (row) => row.address },
      {
        id: 'state',
        header: t('columns.state'),
        width: 84,
        grow: 0,
        cell: (row) => <Chip bad={row.state === 'rejected'}>{t(`states.${row.state}`)}</Chip>,
      },
      {
        id: 'bookedOn',
        header: t('columns.bookedOn'),
        width: 96,
        grow: 0,
        cell: (row) => <DayText day={row.bookedOn} />,
      },
      {
        id: 'amount',
        header: t('columns.amount'),
        width: 120,
        align: 'right',
        cell: (row) =>
          row.amountMinor === null ? '' : <MoneyText amountMinor={row.amountMinor} currency={currency} />,
      },
      {
        id: 'payer',
        header: t('columns.payer'),
        width: 140,
        grow: 1,
        cell: (row) => row.payerName || row.payerAccount,
      },
      {
        id: 'memo',
        header: t('columns.memo'),
        width: 300,
        grow: 6,
        cell: (row) =>
          row.code === null ? row.memo : refusalText(i18n, refuse(row.code, { value: row.value, ...row.params })),
      },
      {
        id: 'balance',
        header: t('columns.balance'),
        width: 120,
        align: 'right',
        cell: (row) =>
          row.balanceMinor === null ? '' : <MoneyText amountMinor={row.balanceMinor} currency={currency} />,
      },
    ],
    [t, i18n, currency],
  );
  return (
    <section className={classes.statement}>
      <SectionTitle
        title={statement.accountNumber === '' ? t('accountUnknown') : statement.accountNumber}
        note={[
          currency + (statement.currencyStated ? '' : ` ${t('currencyAssumed')}`),
          ...(statement.fromOn === null || statement.toOn === null
            ? []
            : [`${format.day(statement.fromOn)} – ${format.day(statement.toOn)}`]),
          t('counts', {
            fresh: format.count(statement.newCount),
            duplicates: format.count(statement.duplicateCount),
            rejected: format.count(statement.rejectedCount),
          }),
        ].join(' · ')}
      />
      <Proof statement={statement} />
      <div className={classes.lines}>
        <Panel>
          <DataGrid
            label={t('tabs.lines')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.row}-${row.address}`}
            empty={<EmptyState icon="bank" title={t('empty.noLines')} />}
          />
        </Panel>
      </div>
    </section>
  );
}

/** Opening + in − out = closing, or where it does not hold. */
function Proof({ statement }: { readonly statement: PreviewStatement }) {
  const { t } = useTranslation('bank');
  const format = useFormat();
  const { proof, currency } = statement;
  const money = (amountMinor: number): string => format.money(amountMinor, currency);
  const sum = {
    in: money(statement.inMinor),
    out: money(-statement.outMinor || 0),
    opening: proof.openingMinor === null ? '' : money(proof.openingMinor),
    closing: proof.closingMinor === null ? '' : money(proof.closingMinor),
  };
  const [first] = proof.breaks;
  const total = proof.totals.find(({ differenceMinor }) => differenceMinor !== 0);
  const gap = proof.previous !== null && proof.previous.gapMinor !== 0 ? proof.previous : null;
  return (
    <>
      {proof.state === 'broken' ? (
        <Notice tone="bad">
          <div>
            {proof.differenceMinor !== null && proof.differenceMinor !== 0
              ? t('proof.difference', { ...sum, difference: money(proof.differenceMinor) })
              : first !== undefined
                ? t('proof.breaks', { n: format.count(proof.breakCount) })
                : total === undefined
                  ? t('proof.unreadable', { n: format.count(statement.lines.filter(isFailure).length) })
                  : t('proof.total', {
                      label: total.label,
                      file: money(total.fileMinor),
                      read: money(total.readMinor),
                    })}
          </div>
          {first !== undefined && (
            <div>
              {t('proof.firstBreak', {
                row: first.address === '' ? first.row : first.address,
                expected: money(first.expectedMinor),
                found: money(first.foundMinor),
              })}
            </div>
          )}
        </Notice>
      ) : (
        <p className={classes.proof} data-state={proof.state} role="status">
          <Icon name={proof.state === 'proved' ? 'check' : 'info'} size={13} />
          <span>
            {proof.state === 'none'
              ? t('proof.none', sum)
              : proof.openingMinor === null
                ? t('proof.provedBefore', sum)
                : t('proof.proved', sum)}
          </span>
        </p>
      )}
      {gap !== null && (
        <Notice tone="look">
          {t('proof.gap', { day: format.day(gap.toOn), closing: money(gap.closingMinor), gap: money(gap.gapMinor) })}
        </Notice>
      )}
    </>
  );
}
