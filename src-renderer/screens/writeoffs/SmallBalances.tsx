import { Button, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import classes from './WriteOffs.module.css';

const MOST = 500;

/** Remainders nobody will ever pay; ticked ones are written off together, a write-off each. */
export function SmallBalances() {
  const { t, i18n } = useTranslation('writeoffs');
  const format = useFormat();
  const navigate = useNavigate();
  const { today, book } = useWorkingPoint();
  const { data, error } = useQueryOf('writeoffs.smallBalances', { asOf: today, limit: MOST });
  const command = useCommand('writeoffs.small');
  const [out, setOut] = useState<ReadonlySet<DueItemId>>(new Set());
  const rows = data?.rows ?? [];
  const ticked = rows.filter((row) => !out.has(row.dueItemId));
  const sums = new Map<(typeof rows)[number]['currency'], number>();
  for (const row of ticked) sums.set(row.currency, (sums.get(row.currency) ?? 0) + row.openMinor);
  const total = [...sums].map(([currency, minor]) => format.money(minor, currency)).join(' + ');

  const save = async (): Promise<void> => {
    const reply = await command.run({ dueItemIds: ticked.map((row) => row.dueItemId), on: today });
    if (reply.ok) notifications.show({ message: t('small.saved', { n: reply.value.written.length }) });
  };

  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data !== undefined && rows.length === 0)
    return (
      <EmptyState
        icon="check"
        title={t('small.empty')}
        text={t('small.emptyText', { days: data.minDaysLate })}
        action={
          <Button variant="default" onClick={() => void navigate('/settings?tab=claims')}>
            {t('small.toSettings')}
          </Button>
        }
      />
    );
  return (
    <>
      <Bar>
        <span className={classes.soft}>{t('small.note', { days: data?.minDaysLate ?? 0 })}</span>
        {!book.readOnly && (
          <Button data-push disabled={ticked.length === 0} loading={command.running} onClick={() => void save()}>
            {t('small.save', { n: ticked.length, amount: total })}
          </Button>
        )}
      </Bar>
      <Panel>
        <div className={classes.scroll}>
          <table className={classes.small}>
            <thead>
              <tr>
                <th>
                  <Checkbox
                    size="xs"
                    aria-label={t('small.all')}
                    checked={ticked.length === rows.length}
                    indeterminate={ticked.length > 0 && ticked.length < rows.length}
                    onChange={() =>
                      setOut(ticked.length === rows.length ? new Set(rows.map((row) => row.dueItemId)) : new Set())
                    }
                  />
                </th>
                <th>{t('register.invoice')}</th>
                <th>{t('common:customer')}</th>
                <th>{t('register.dueOn')}</th>
                <th data-right>{t('small.daysLate')}</th>
                <th data-right>{t('register.original')}</th>
                <th data-right>{t('small.open')}</th>
                <th data-right>{t('small.tolerance')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const isOut = out.has(row.dueItemId);
                return (
                  <tr key={row.dueItemId} data-out={isOut || undefined}>
                    <td>
                      <Checkbox
                        size="xs"
                        aria-label={row.number}
                        checked={!isOut}
                        disabled={book.readOnly}
                        onChange={() => {
                          const next = new Set(out);
                          if (isOut) next.delete(row.dueItemId);
                          else next.add(row.dueItemId);
                          setOut(next);
                        }}
                      />
                    </td>
                    <td>{row.number}</td>
                    <td>{row.customerName}</td>
                    <td>{format.day(row.dueOn)}</td>
                    <td data-right>{format.count(row.daysLate)}</td>
                    <td data-right>{format.money(row.amountMinor, row.currency)}</td>
                    <td data-right>
                      <b>{format.money(row.openMinor, row.currency)}</b>
                    </td>
                    <td data-right>{format.money(row.toleranceMinor, row.currency)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </Panel>
      {data !== undefined && data.total > rows.length && (
        <Notice tone="note">{t('small.more', { n: format.count(data.total) })}</Notice>
      )}
    </>
  );
}
