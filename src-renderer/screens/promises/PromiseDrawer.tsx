import { Button, Group, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PromiseId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { IssuePaper } from './IssuePaper.tsx';
import classes from './Promises.module.css';
import { NewPromiseDrawer } from './PromiseForm.tsx';
import { PromiseChip } from './StateChip.tsx';

type Detail = ValueOf<'promises.get'>;

/** One promise: its words, what came for it, how it was judged over time, and what can be done with it. */
export function PromiseDrawer({
  promiseId,
  onClose,
}: {
  readonly promiseId: PromiseId | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('promises');
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer
      opened={promiseId !== null}
      onClose={onClose}
      size={640}
      title={t('drawer.title')}
      closeOnEscape={!asking}
    >
      {promiseId !== null && <Body key={promiseId} promiseId={promiseId} onAsking={setAsking} onGone={onClose} />}
    </SideDrawer>
  );
}

function Body(props: {
  readonly promiseId: PromiseId;
  readonly onAsking: (asking: boolean) => void;
  readonly onGone: () => void;
}) {
  const { promiseId } = props;
  const { t, i18n } = useTranslation('promises');
  const { point, book, asOf } = useWorkingPoint();
  const [asking, setAsking] = useState<'withdraw' | 'void' | null>(null);
  const [puttingOff, setPuttingOff] = useState(false);
  const withdraw = useCommand('promises.withdraw');
  const confirm = useCommand('promises.confirm');
  const remove = useCommand('promises.void');
  const { data, error } = useQueryOf('promises.get', { promiseId, ...point }, { keepPrevious: false });
  const ask = (what: typeof asking): void => {
    setAsking(what);
    props.onAsking(what !== null || puttingOff);
  };
  const end = async (answer: { readonly reason: string; readonly on: typeof asOf | null }): Promise<void> => {
    const reply =
      asking === 'void'
        ? await remove.run({ promiseId, reason: answer.reason }, { quiet: true })
        : await withdraw.run(
            { promiseId, withdrawnOn: answer.on ?? asOf, by: 'customer', reason: answer.reason },
            { quiet: true },
          );
    if (!reply.ok) return;
    ask(null);
    notifications.show({ message: t(asking === 'void' ? 'drawer.voided' : 'drawer.withdrawnDone') });
    if (asking === 'void') props.onGone();
  };
  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={240} />;
  const { promise } = data;
  const live = promise.state === 'open' || promise.state === 'due';
  const again = live || promise.state === 'broken' || promise.state === 'partial';

  return (
    <div className={classes.form}>
      <Facts data={data} />
      {!book.readOnly && (
        <Group gap={8}>
          {again && (
            <Button
              size="compact-sm"
              onClick={() => {
                setPuttingOff(true);
                props.onAsking(true);
              }}
            >
              {t(live ? 'drawer.putOff' : 'drawer.again')}
            </Button>
          )}
          {!promise.written && (
            <Button
              size="compact-sm"
              variant="default"
              loading={confirm.running}
              onClick={() => void confirm.run({ promiseId, writtenOn: asOf })}
            >
              {t('drawer.confirm')}
            </Button>
          )}
          <IssuePaper what="promise" id={promiseId} onAsking={props.onAsking} />
          {live && (
            <Button size="compact-sm" variant="default" onClick={() => ask('withdraw')}>
              {t('drawer.withdraw')}
            </Button>
          )}
          <Button size="compact-sm" variant="subtle" color="red" onClick={() => ask('void')}>
            {t('drawer.void')}
          </Button>
        </Group>
      )}
      <section>
        <h4>{t('drawer.files')}</h4>
        <Attachments entity="promise" entityId={promiseId} customerId={promise.customerId} kinds={['evidence']} />
      </section>
      <Verdicts data={data} />
      <AskReason
        opened={asking !== null}
        title={t(asking === 'void' ? 'drawer.void' : 'drawer.withdraw')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t(asking === 'void' ? 'drawer.void' : 'drawer.withdraw')}
        {...(asking === 'withdraw' ? { day: { label: t('drawer.withdrawnOn'), from: asOf } } : { danger: true })}
        busy={withdraw.running || remove.running}
        failure={asking === 'void' ? remove.failure : withdraw.failure}
        onConfirm={(answer) => void end(answer)}
        onCancel={() => ask(null)}
      />
      <NewPromiseDrawer
        opened={puttingOff}
        customer={{ id: promise.customerId, code: promise.customerCode, name: promise.customerName }}
        replaces={promise}
        onClose={() => {
          setPuttingOff(false);
          props.onAsking(false);
        }}
      />
    </div>
  );
}

function Facts({ data: { promise, payments } }: { readonly data: Detail }) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, promise.currency);
  return (
    <>
      <div className={classes.heading}>
        <h3>{money(promise.amountMinor)}</h3>
        <PromiseChip state={promise.state} />
        <Link to={`/customers/${promise.customerId}?tab=promises`}>{promise.customerName}</Link>
      </div>
      {promise.level > 1 && (
        <Notice tone={promise.level > 2 ? 'bad' : 'look'}>{t('drawer.level', { n: promise.level })}</Notice>
      )}
      {promise.paidLateDays !== null && (
        <Notice tone="note">{t('drawer.paidLate', { count: promise.paidLateDays })}</Notice>
      )}
      {promise.assumed && <Notice tone="note">{t('drawer.assumed')}</Notice>}
      <dl className={classes.facts}>
        <dt>{t('columns.dueOn')}</dt>
        <dd>
          {format.day(promise.dueOn)} ·{' '}
          {t('drawer.grace', { day: format.day(promise.graceOn), share: format.basisPoints(promise.toleranceBp) })}
        </dd>
        <dt>{t('fields.madeOn')}</dt>
        <dd>{format.day(promise.madeOn)}</dd>
        <dt>{t('columns.kept')}</dt>
        <dd>
          {money(promise.keptMinor)}
          {payments.length > 0 &&
            ` (${payments.map((part) => `${format.day(part.onDay)} ${format.amount(part.amountMinor, promise.currency)}`).join('; ')})`}
        </dd>
        {promise.spokenMinor !== null && (
          <>
            <dt>{t('drawer.spoken')}</dt>
            <dd>{money(promise.spokenMinor)}</dd>
          </>
        )}
        <dt>{t('columns.by')}</dt>
        <dd>
          {[
            promise.promisedBy,
            promise.authority,
            promise.channel === '' ? '' : t(`channels.${promise.channel}`, promise.channel),
          ]
            .filter((part) => part !== '')
            .join(' · ') || '–'}
        </dd>
        <dt>{t('fields.written')}</dt>
        <dd>
          {promise.written
            ? promise.writtenOn === null
              ? t('common:yes')
              : format.day(promise.writtenOn)
            : t('drawer.notWritten')}
        </dd>
        {promise.withdrawnOn !== null && (
          <>
            <dt>{t('drawer.withdrawnOn')}</dt>
            <dd>{`${format.day(promise.withdrawnOn)} · ${promise.withdrawnReason}`}</dd>
          </>
        )}
        {promise.note !== '' && (
          <>
            <dt>{t('fields.note')}</dt>
            <dd>{promise.note}</dd>
          </>
        )}
      </dl>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('columns.invoice')}</th>
            <th>{t('columns.originalDue')}</th>
            <th data-right>{t('columns.amount')}</th>
            <th data-right>{t('columns.open')}</th>
          </tr>
        </thead>
        <tbody>
          {promise.lines.map((line) => (
            <tr key={line.dueItemId}>
              <td>{line.number}</td>
              <td>{format.day(line.dueOn)}</td>
              <td data-right>{format.amount(line.amountMinor, promise.currency)}</td>
              <td data-right>{format.amount(line.openMinor, promise.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Verdicts({ data: { verdicts, promise } }: { readonly data: Detail }) {
  const { t } = useTranslation(['promises', 'history']);
  const format = useFormat();
  return (
    <section>
      <h4>{t('drawer.verdicts')}</h4>
      <table className={classes.table}>
        <tbody>
          {verdicts.map((verdict) => (
            <tr key={verdict.recordedAt}>
              <td>{format.day(verdict.onDay)}</td>
              <td>
                <PromiseChip state={verdict.state} />
              </td>
              <td data-right>{format.amount(verdict.keptMinor, promise.currency)}</td>
              <td>
                {verdict.cause === 'day'
                  ? t('drawer.byDay')
                  : t(`history:procedures.${verdict.cause.replace('.', '_')}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
