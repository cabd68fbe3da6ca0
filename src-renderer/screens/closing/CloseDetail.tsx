import { Button, SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CloseId } from '../../../src-main/kernel/ids.ts';
import { bucketLabel } from '../../../src-main/areas/aging/rules/buckets.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows, useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './Closing.module.css';
import { lastMonthEnd, writePoint } from './points.ts';
import { ProofLine } from './ProofLine.tsx';

type Row = ValueOf<'closing.get'>['rows'][number];
const pick = (value: ValueOf<'closing.get'>) => value;
const kinds = ['all', 'item', 'credit'] as const;

/** One closed month: the figures as frozen, every row behind them, and the proof that the facts still give the same. */
export function CloseDetail(props: {
  readonly closeId: CloseId;
  readonly go: (next: Readonly<Record<string, string>>) => void;
}) {
  const { closeId, go } = props;
  const { t, i18n } = useTranslation('closing');
  const format = useFormat();
  const [kind, setKind] = useState<(typeof kinds)[number]>('all');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const rows = usePagedRows('closing.get', { closeId, kind, search }, pick);
  const close = rows.first;
  const point = close === undefined ? null : { asOf: close.asOf, knownAt: close.knownAt };

  const columns = useMemo<readonly GridColumn<Row>[]>(
    () => [
      { id: 'number', header: t('closed.number'), width: 130, grow: 2, cell: (row) => row.number },
      { id: 'customer', header: t('common:customer'), width: 140, grow: 3, cell: (row) => row.customerName },
      { id: 'issuedOn', header: t('closed.issuedOn'), width: 92, cell: (row) => <DayText day={row.issuedOn} /> },
      {
        id: 'dueOn',
        header: t('closed.dueOn'),
        width: 92,
        cell: (row) => (row.kind === 'credit' ? t('closed.unapplied') : <DayText day={row.dueOn} />),
      },
      {
        id: 'disputed',
        header: t('closed.disputed'),
        width: 96,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.disputedMinor} currency={row.currency} dashZero />,
      },
      {
        id: 'open',
        header: t('closed.open'),
        width: 120,
        align: 'right',
        cell: (row) => <MoneyText amountMinor={row.openMinor} currency={row.currency} />,
      },
      { id: 'currency', header: t('closed.currency'), width: 56, cell: (row) => row.currency },
    ],
    [t],
  );

  if (rows.error !== null) return <EmptyState icon="warning" title={errorText(i18n, rows.error)} />;
  if (close === undefined || point === null) return <Skeleton height={360} />;
  return (
    <div className={classes.detail}>
      <Panel>
        <div className={classes.detailHead}>
          <h2>
            {t('closed.heading', { month: close.month, revision: close.revision })}
            <small className={classes.soft}>
              {t('closed.frozen', {
                day: format.day(close.asOf),
                at: format.instant(close.knownAt),
                actor: close.actor,
              })}
            </small>
          </h2>
          <div className={classes.tools}>
            <Button
              variant="default"
              size="compact-sm"
              onClick={() =>
                go({ tab: 'compare', from: writePoint({ asOf: lastMonthEnd(close.asOf) }), to: writePoint(point) })
              }
            >
              {t('closed.compare')}
            </Button>
            <Button
              size="compact-sm"
              onClick={() => go({ tab: 'explain', from: writePoint(point), to: writePoint({ asOf: close.asOf }) })}
            >
              {t('closed.explain')}
            </Button>
          </div>
        </div>
        <FrozenFigures currencies={close.currencies} />
        {(close.note !== '' || close.reviseReason !== '') && (
          <p className={classes.closeNote}>
            {[close.reviseReason === '' ? '' : t('closed.revised', { reason: close.reviseReason }), close.note]
              .filter((part) => part !== '')
              .join(' · ')}
          </p>
        )}
        <dl className={classes.hashes}>
          <dt>SHA-256</dt>
          <dd>{close.sha256}</dd>
          <dt>{t('closed.auditHead')}</dt>
          <dd>{close.auditHead}</dd>
        </dl>
        <Proof closeId={closeId} />
      </Panel>
      <Bar label={t('closed.rows')}>
        <SegmentedControl
          aria-label={t('closed.rows')}
          value={kind}
          onChange={(value) => setKind(value)}
          data={kinds.map((value) => ({ value, label: t(`closed.kinds.${value}`) }))}
        />
        <TextInput
          aria-label={t('closed.search')}
          placeholder={t('closed.search')}
          value={typed}
          w={220}
          leftSection={<Icon name="search" size={13} />}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <span className={classes.soft} data-push>
          {t('closed.rowCount', { n: format.count(rows.total) })}
        </span>
      </Bar>
      <div className={classes.grow}>
        <Panel>
          <DataGrid
            label={t('closed.rows')}
            columns={columns}
            rows={rows}
            rowKey={(row) => `${row.kind}${row.refId}`}
            empty={<EmptyState icon="search" title={t('closed.noRows')} />}
          />
        </Panel>
      </div>
    </div>
  );
}

/** Totals per currency as they were frozen. */
function FrozenFigures({ currencies }: { readonly currencies: ValueOf<'closing.get'>['currencies'] }) {
  const { t } = useTranslation('closing');
  const [first] = currencies;
  return (
    <div className={classes.wide}>
      <table className={classes.figures}>
        <thead>
          <tr>
            <th scope="col">{t('closed.currency')}</th>
            <th scope="col">{t('buckets.notDue')}</th>
            {first?.dueBuckets.map((bucket) => (
              <th scope="col" key={bucket.from}>
                {bucketLabel(bucket)}
              </th>
            ))}
            <th scope="col">{t('buckets.unapplied')}</th>
            <th scope="col">{t('buckets.total')}</th>
            <th scope="col">{t('closed.disputed')}</th>
            <th scope="col">DSO</th>
          </tr>
        </thead>
        <tbody>
          {currencies.map((row) => (
            <tr key={row.currency}>
              <th scope="row">{row.currency}</th>
              {[
                row.notDueMinor,
                ...row.dueBuckets.map(({ amountMinor }) => amountMinor),
                row.unappliedMinor,
                row.totalMinor,
                row.disputedMinor,
              ].map((amountMinor, place) => (
                <td key={place}>
                  <MoneyText amountMinor={amountMinor} currency={row.currency} dashZero />
                </td>
              ))}
              <td>
                {row.dsoCountBackTenths === null
                  ? t('notAvailable')
                  : `${row.dsoCountBackIsFloor ? '> ' : ''}${(row.dsoCountBackTenths / 10).toFixed(1)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Worked out again from the facts each time a close is looked at. */
function Proof({ closeId }: { readonly closeId: CloseId }) {
  const { t, i18n } = useTranslation('closing');
  const format = useFormat();
  const { data, error, isFetching, refetch } = useQueryOf('closing.verify', { closeId }, { keepPrevious: false });
  if (error !== null) return <ProofLine good={false}>{errorText(i18n, error)}</ProofLine>;
  if (data === undefined) return <p className={classes.checking}>{t('closed.checking')}</p>;
  return (
    <>
      <div className={classes.proof}>
        <ProofLine good={data.equal}>
          {data.equal
            ? t('closed.equal', { n: format.count(data.rowCount), hash: data.factsSha256.slice(0, 12) })
            : t('closed.notEqual', {
                n: format.count(data.differenceCount),
                frozen: data.sha256.slice(0, 12),
                facts: data.factsSha256.slice(0, 12),
              })}
          {!data.auditHeadFound && ` ${t('closed.headMissing')}`}
        </ProofLine>
        <Button variant="subtle" size="compact-xs" loading={isFetching} onClick={() => void refetch()}>
          {t('closed.verifyAgain')}
        </Button>
      </div>
      {data.differences.length > 0 && (
        <ul className={classes.differences}>
          {data.differences.map(({ frozen, facts }) => {
            const row = frozen ?? facts;
            if (row === null) return null;
            return (
              <li key={`${row.kind}${row.refId}`}>
                {t('closed.difference', {
                  number: row.number,
                  frozen: frozen === null ? t('closed.missing') : format.money(frozen.openMinor, row.currency),
                  facts: facts === null ? t('closed.missing') : format.money(facts.openMinor, row.currency),
                })}
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
