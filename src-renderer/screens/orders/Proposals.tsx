import { Button, Group, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { readableParams } from '../../../src-main/kernel/refusalText.ts';
import { addDays } from '../../../src-main/kernel/day.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Orders.module.css';

type Row = ValueOf<'holds.proposals'>['rows'][number];

/** Days after which a customer put on hold or watched from here is looked at again. */
const REVIEW_DAYS = 30;

/** Holds the rules propose: a button while there are any, and the list behind it. Nothing happens until it is confirmed. */
export function Proposals() {
  const { t } = useTranslation('orders');
  const { point, currency } = useWorkingPoint();
  const [open, setOpen] = useState(false);
  const { data } = useQueryOf('holds.proposals', { ...point, currency });
  const rows = data?.rows ?? [];
  return (
    <>
      {rows.length > 0 && (
        <Button variant="default" onClick={() => setOpen(true)}>
          {t('proposals.count', { n: rows.length })}
        </Button>
      )}
      <SideDrawer opened={open} onClose={() => setOpen(false)} title={t('proposals.title')} size={640}>
        {open && <List rows={rows} />}
      </SideDrawer>
    </>
  );
}

function List({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation('orders');
  const format = useFormat();
  const navigate = useNavigate();
  const { today, currency, book } = useWorkingPoint();
  const [approver, setApprover] = useState('');
  const setStatus = useCommand('holds.setStatus');
  const said = ({ reasons }: Row): string[] =>
    reasons.map(({ reason, params }) =>
      t(`proposals.reasons.${reason}`, readableParams({ currency, ...params }, format.language)),
    );
  const decide = async (row: Row, status: 'watch' | 'hold'): Promise<void> => {
    const [first] = row.reasons;
    if (first === undefined) return;
    const reply = await setStatus.run({
      customerId: row.customerId,
      status,
      reason: first.reason,
      fromOn: today,
      reviewOn: addDays(today, REVIEW_DAYS),
      approver: approver.trim(),
      evidence: said(row).join(format.language === 'zh' ? '；' : '; '),
    });
    if (reply.ok) notifications.show({ message: `${row.customerName}: ${t(`status.${status}`)}` });
  };
  return (
    <div className={classes.fields}>
      <p className={classes.soft}>{t('proposals.note')}</p>
      {!book.readOnly && (
        <TextInput
          label={t('statusForm.approver')}
          value={approver}
          maxLength={200}
          w={240}
          onChange={(event) => setApprover(event.currentTarget.value)}
        />
      )}
      {rows.length === 0 && <p>{t('proposals.empty')}</p>}
      <ul className={classes.proposals}>
        {rows.map((row) => (
          <li key={row.customerId}>
            <div>
              <button
                type="button"
                className={classes.link}
                onClick={() => void navigate(`/customers/${row.customerId}?tab=limits`)}
              >
                {row.customerName}
              </button>{' '}
              {row.status !== 'open' && <Chip>{t(`status.${row.status}`)}</Chip>}
              <small>
                {said(row).join(' · ')} · {t('bar.exposure')}{' '}
                <MoneyText amountMinor={row.exposureMinor} currency={currency} />
              </small>
            </div>
            {!book.readOnly && (
              <Group gap={6} wrap="nowrap">
                {row.status === 'open' && (
                  <Button size="compact-sm" variant="default" onClick={() => void decide(row, 'watch')}>
                    {t('proposals.watch')}
                  </Button>
                )}
                <Button size="compact-sm" color="red" variant="light" onClick={() => void decide(row, 'hold')}>
                  {t('proposals.confirm')}
                </Button>
              </Group>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
