import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InterestCharge } from '../../../src-main/areas/interest/contract.ts';
import type { DueItemId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { AnswerView } from './AnswerView.tsx';
import classes from './Interest.module.css';
import { RuleFields, type RuleChoice } from './RuleFields.tsx';

/** One item: what it bears and how, what was charged, and what to do about the days nobody charged. */
export function ItemDrawer({
  dueItemId,
  onClose,
}: {
  readonly dueItemId: DueItemId | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('interest');
  return (
    <SideDrawer opened={dueItemId !== null} onClose={onClose} title={t('item.title')} size={860}>
      {dueItemId !== null && <Item key={dueItemId} dueItemId={dueItemId} />}
    </SideDrawer>
  );
}

function Item({ dueItemId }: { readonly dueItemId: DueItemId }) {
  const { i18n } = useTranslation('interest');
  const { point } = useWorkingPoint();
  const [choice, setChoice] = useState<RuleChoice | null>(null);
  const { data, error } = useQueryOf('interest.item', {
    dueItemId,
    ...point,
    ...(choice === null
      ? {}
      : {
          rule: choice.rule,
          multiplierMilli: choice.multiplierMilli,
          ...(choice.ratePpm === null ? {} : { ratePpm: choice.ratePpm }),
        }),
  });
  if (error !== null) return <Notice tone="bad">{errorText(i18n, error)}</Notice>;
  if (data === undefined) return <Skeleton height={220} />;
  return <Detail data={data} choice={choice} onChoice={setChoice} />;
}

function Detail(props: {
  readonly data: ValueOf<'interest.item'>;
  readonly choice: RuleChoice | null;
  readonly onChoice: (choice: RuleChoice) => void;
}) {
  const { t } = useTranslation('interest');
  const format = useFormat();
  const { asOf, isToday, book } = useWorkingPoint();
  const charge = useCommand('interest.charge');
  const waive = useCommand('interest.waive');
  const [waiving, setWaiving] = useState(false);
  const { row, answer, charges } = props.data;
  const money = (minor: number): string => format.money(minor, row.currency);
  const choice = props.choice ?? {
    rule: row.rule ?? 'cn-lpr',
    multiplierMilli: row.multiplierMilli ?? 1300,
    ratePpm: row.ratePpm,
  };
  const freshMinor = answer === null ? 0 : answer.interestMinor + answer.fixedSumMinor;

  const take = async (booked: 'letter' | 'note'): Promise<void> => {
    const { ratePpm, ...rule } = choice;
    const items = [{ dueItemId: row.dueItemId, ...rule, ...(ratePpm === null ? {} : { ratePpm }) }];
    const reply = await charge.run({ items, throughOn: asOf, booked });
    if (reply.ok)
      notifications.show({ message: t(`item.charged.${booked}`, { amount: money(reply.value.amountMinor) }) });
  };

  return (
    <>
      <SectionTitle
        title={`${row.number} · ${row.customerName}`}
        note={t('item.head', {
          due: format.day(row.dueOn),
          days: format.count(row.daysLate),
          amount: money(row.amountMinor),
          open: money(row.openMinor),
        })}
      />
      <div className={classes.fields}>
        <RuleFields value={choice} onChange={props.onChoice} />
      </div>
      {row.accruedThroughOn !== null && (
        <Notice tone="note">{t('item.from', { day: format.day(row.accruedThroughOn) })}</Notice>
      )}
      {answer === null ? (
        <Notice tone="look">{t(`problems.${row.problem ?? 'interest_contract_rate_missing'}`)}</Notice>
      ) : (
        <AnswerView answer={answer} currency={row.currency} />
      )}
      {row.restatedMinor !== 0 && (
        <Notice tone="look">{t('item.restated', { amount: money(row.restatedMinor) })}</Notice>
      )}
      {!book.readOnly && (
        <div className={classes.actions}>
          <Button disabled={freshMinor <= 0} loading={charge.running} onClick={() => void take('letter')}>
            {t('item.takeLetter')}
          </Button>
          <Button
            variant="default"
            disabled={freshMinor <= 0}
            loading={charge.running}
            onClick={() => void take('note')}
          >
            {t('item.takeNote')}
          </Button>
          <Button variant="default" disabled={row.freshMinor + row.letterMinor <= 0} onClick={() => setWaiving(true)}>
            {t('item.waive')}
          </Button>
        </div>
      )}
      {!isToday && <Notice tone="note">{t('item.past', { day: format.day(asOf) })}</Notice>}
      <SectionTitle title={t('item.charges')} />
      {charges.length === 0 ? <p className={classes.source}>{t('item.noCharges')}</p> : <Charges charges={charges} />}
      <p className={classes.source}>{t('notAdvice')}</p>
      <AskReason
        opened={waiving}
        title={t('item.waive')}
        reasonLabel={t('item.reason')}
        confirmLabel={t('item.waive')}
        busy={waive.running}
        failure={waive.failure}
        onCancel={() => setWaiving(false)}
        onConfirm={({ reason }) =>
          void waive.run({ dueItemId: row.dueItemId, throughOn: asOf, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) setWaiving(false);
          })
        }
      >
        <p>{t('item.waiveText', { amount: money(row.freshMinor + row.letterMinor) })}</p>
      </AskReason>
    </>
  );
}

function Charges({ charges }: { readonly charges: readonly InterestCharge[] }) {
  const { t } = useTranslation('interest');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const take = useCommand('interest.void');
  const [asked, setAsked] = useState<InterestCharge | null>(null);
  return (
    <>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('segments.from')}</th>
            <th>{t('segments.to')}</th>
            <th>{t('fields.rule')}</th>
            <th>{t('item.booked')}</th>
            <th data-right>{t('segments.interest')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {charges.map((charge, index) => (
            <tr key={charge.chargeId}>
              <td>{format.day(charge.fromOn)}</td>
              <td>{format.day(charge.throughOn)}</td>
              <td>{t(`rulesShort.${charge.rule}`)}</td>
              <td>
                {charge.waivedOn !== null
                  ? t('item.waivedOn', { day: format.day(charge.waivedOn), reason: charge.waiveReason })
                  : charge.booked === 'note'
                    ? (charge.noteNumber ?? t('item.bookedAs.note'))
                    : t('item.bookedAs.letter')}
              </td>
              <td data-right className={charge.waivedOn === null ? undefined : classes.waived}>
                {format.money(charge.amountMinor, charge.currency)}
              </td>
              <td data-right>
                {!book.readOnly && charge.booked === 'letter' && index === charges.length - 1 && (
                  <Button variant="subtle" size="compact-xs" onClick={() => setAsked(charge)}>
                    {t('item.takeBack')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AskReason
        opened={asked !== null}
        title={t('item.takeBack')}
        reasonLabel={t('item.reason')}
        confirmLabel={t('item.takeBack')}
        busy={take.running}
        failure={take.failure}
        onCancel={() => setAsked(null)}
        onConfirm={({ reason }) => {
          if (asked === null) return;
          void take.run({ chargeId: asked.chargeId, reason }, { quiet: true }).then((reply) => {
            if (reply.ok) setAsked(null);
          });
        }}
      />
    </>
  );
}
