import { Button, Group, Select, Skeleton, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Day } from '../../../src-main/kernel/day.ts';
import { id, type PlanId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { Instalments } from './Instalments.tsx';
import { IssuePaper } from './IssuePaper.tsx';
import classes from './Promises.module.css';
import { PlanChip } from './StateChip.tsx';

type Detail = ValueOf<'plans.get'>;

/** One plan: how it is performed, what it covers at its old age, its terms, its papers, and the next step. */
export function PlanDrawer({ planId, onClose }: { readonly planId: PlanId | null; readonly onClose: () => void }) {
  const { t } = useTranslation('promises');
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer opened={planId !== null} onClose={onClose} size={700} title={t('plan.title')} closeOnEscape={!asking}>
      {planId !== null && <Body key={planId} planId={planId} onAsking={setAsking} onGone={onClose} />}
    </SideDrawer>
  );
}

function Body(props: {
  readonly planId: PlanId;
  readonly onAsking: (asking: boolean) => void;
  readonly onGone: () => void;
}) {
  const { planId } = props;
  const { t, i18n } = useTranslation('promises');
  const { point, book, asOf } = useWorkingPoint();
  const [asking, setAsking] = useState<'terminate' | 'void' | null>(null);
  const terminate = useCommand('plans.terminate');
  const remove = useCommand('plans.void');
  const { data, error } = useQueryOf('plans.get', { planId, ...point }, { keepPrevious: false });
  const ask = (what: typeof asking): void => {
    setAsking(what);
    props.onAsking(what !== null);
  };
  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={300} />;
  const { plan } = data;
  const end = async ({ reason, on }: { readonly reason: string; readonly on: Day | null }): Promise<void> => {
    const reply =
      asking === 'void'
        ? await remove.run({ planId, reason }, { quiet: true })
        : await terminate.run(
            { planId, endedOn: on ?? asOf, kind: plan.state === 'broken' ? 'default' : 'agreed', reason },
            { quiet: true },
          );
    if (!reply.ok) return;
    ask(null);
    notifications.show({ message: t(asking === 'void' ? 'plan.voided' : 'plan.ended') });
    if (asking === 'void') props.onGone();
  };
  return (
    <div className={classes.form}>
      <Standing data={data} />
      {!book.readOnly && (
        <Group gap={8}>
          <IssuePaper what="plan" id={planId} onAsking={props.onAsking} />
          {plan.signedOn !== null && plan.endedOn === null && plan.state !== 'completed' && (
            <Button size="compact-sm" variant="default" onClick={() => ask('terminate')}>
              {t('plan.terminate')}
            </Button>
          )}
          {plan.signedOn === null && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => ask('void')}>
              {t('plan.void')}
            </Button>
          )}
        </Group>
      )}
      {!book.readOnly && plan.signedOn === null && <SignForm data={data} />}
      <section>
        <h4>{t('plan.instalments')}</h4>
        <Instalments rows={data.instalments} currency={plan.currency} asOf={plan.signedOn === null ? null : asOf} />
      </section>
      <Covered data={data} />
      <Terms data={data} />
      <section>
        <h4>{t('plan.files')}</h4>
        <Attachments entity="plan" entityId={planId} customerId={plan.customerId} kinds={['contract', 'evidence']} />
      </section>
      <AskReason
        opened={asking !== null}
        title={t(asking === 'void' ? 'plan.void' : 'plan.terminate')}
        reasonLabel={t('drawer.reason')}
        confirmLabel={t(asking === 'void' ? 'plan.void' : 'plan.terminate')}
        {...(asking === 'terminate' ? { day: { label: t('plan.endedOn'), from: asOf } } : {})}
        danger
        busy={terminate.running || remove.running}
        failure={asking === 'void' ? remove.failure : terminate.failure}
        onConfirm={(answer) => void end(answer)}
        onCancel={() => ask(null)}
      />
    </div>
  );
}

function Standing({ data: { plan, warnings } }: { readonly data: Detail }) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  return (
    <>
      <div className={classes.heading}>
        <h3>{plan.number}</h3>
        <PlanChip state={plan.state} />
        <Link to={`/customers/${plan.customerId}?tab=promises`}>{plan.customerName}</Link>
      </div>
      <p className={classes.soft}>
        {t('plan.sum', {
          debt: format.money(plan.debtMinor, plan.currency),
          paid: format.money(plan.paidMinor, plan.currency),
          late: format.money(plan.state === 'draft' ? 0 : plan.lateMinor, plan.currency),
        })}
      </p>
      {plan.brokenOn !== null && plan.state === 'broken' && (
        <Notice tone="bad">{t('plan.brokenOn', { day: format.day(plan.brokenOn) })}</Notice>
      )}
      {plan.endedOn !== null && (
        <Notice tone="note">{t('plan.endedAt', { day: format.day(plan.endedOn), reason: plan.endReason })}</Notice>
      )}
      {warnings.map((code) => (
        <Notice key={code} tone={code === 'request_refused' ? 'bad' : 'look'}>
          {t(`planWarnings.${code}`)}
        </Notice>
      ))}
    </>
  );
}

function SignForm({ data: { plan } }: { readonly data: Detail }) {
  const { t } = useTranslation('promises');
  const { asOf, point } = useWorkingPoint();
  const sign = useCommand('plans.sign');
  const people = useQueryOf('contracts.people', { ...point, customerId: plan.customerId });
  const [signedOn, setSignedOn] = useState<Day | null>(asOf);
  const [signedBy, setSignedBy] = useState('');
  const [personId, setPersonId] = useState<string | null>(null);
  const rows = people.data?.rows ?? [];
  const ready = signedOn !== null && signedBy.trim() !== '';
  const send = async (): Promise<void> => {
    if (signedOn === null) return;
    const reply = await sign.run(
      {
        planId: plan.planId,
        signedOn,
        signedBy: signedBy.trim(),
        ...(personId === null ? {} : { personId: id<'authorisedPerson'>(Number(personId)) }),
      },
      { quiet: true },
    );
    if (reply.ok) notifications.show({ message: t('plan.signedDone') });
  };
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void send();
      }}
    >
      <h4>{t('plan.sign')}</h4>
      <p className={classes.soft}>{t('plan.signHint')}</p>
      <div className={classes.pair}>
        <DayInput label={t('columns.signedOn')} value={signedOn} onChange={setSignedOn} lean="past" required />
        <TextInput
          label={t('plan.signedBy')}
          value={signedBy}
          maxLength={200}
          required
          onChange={(event) => setSignedBy(event.currentTarget.value)}
        />
        {rows.length > 0 && (
          <Select
            data-wide
            label={t('plan.person')}
            value={personId}
            clearable
            data={rows.map((person) => ({ value: String(person.personId), label: person.name }))}
            onChange={(value) => {
              setPersonId(value);
              const person = rows.find((one) => String(one.personId) === value);
              if (person !== undefined && signedBy.trim() === '') setSignedBy(person.name);
            }}
          />
        )}
      </div>
      {sign.failure !== null && <Notice tone="bad">{sign.failure}</Notice>}
      <Group justify="flex-end">
        <Button type="submit" size="compact-sm" disabled={!ready} loading={sign.running}>
          {t('plan.sign')}
        </Button>
      </Group>
    </form>
  );
}

function Covered({ data: { items, plan } }: { readonly data: Detail }) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  return (
    <section>
      <h4>{t('plan.items')}</h4>
      <p className={classes.soft}>{t('plan.noReaging')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('columns.invoice')}</th>
            <th>{t('columns.originalDue')}</th>
            <th data-right>{t('columns.daysLate')}</th>
            <th data-right>{t('columns.covered')}</th>
            <th data-right>{t('columns.open')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.dueItemId}>
              <td>{item.number}</td>
              <td>{format.day(item.dueOn)}</td>
              <td data-right className={item.daysLate > 0 && item.openMinor > 0 ? classes.late : undefined}>
                {item.openMinor > 0 ? item.daysLate : '–'}
              </td>
              <td data-right>{format.amount(item.amountMinor, plan.currency)}</td>
              <td data-right>{format.amount(item.openMinor, plan.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Terms({ data: { plan, terms, request } }: { readonly data: Detail }) {
  const { t } = useTranslation('promises');
  const format = useFormat();
  const rows: readonly (readonly [string, string])[] = [
    [t('fields.method'), t(`methods.${plan.method}`)],
    [
      t('fields.interest'),
      `${t(`treatments.${plan.interestTreatment}`)}${plan.interestRateBp === null ? '' : ` · ${format.basisPoints(plan.interestRateBp)} · ${format.money(plan.interestMinor, plan.currency)}`}`,
    ],
    [t('fields.default'), t('plan.defaultText', { days: plan.defaultDays, lates: terms.maxLates })],
    [t('fields.acceleration'), t(terms.acceleration ? 'common:yes' : 'common:no')],
    [t('fields.guarantor'), terms.guarantor],
    [t('plan.signedBy'), plan.signedBy],
    [t('fields.release'), terms.release],
    [t('fields.request'), request === null ? '' : `${t(`verdicts.${request.verdict}`)} · ${request.creditWhy}`],
    [t('fields.note'), plan.note],
  ];
  return (
    <section>
      <h4>{t('plan.terms')}</h4>
      <dl className={classes.facts}>
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <Row key={label} label={label} value={value} />
          ))}
      </dl>
    </section>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
