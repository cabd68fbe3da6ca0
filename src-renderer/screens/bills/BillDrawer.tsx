import { Button, Skeleton } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { billLaw } from '../../../src-main/areas/bills/rules/law.ts';
import type { BillId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayText } from '../../components/DayText.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Fact, Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { AlarmChip } from './AlarmChip.tsx';
import classes from './Bills.module.css';
import type { BillDetail, BillStep } from './detail.ts';
import { StepForm } from './StepForm.tsx';

/** One bill: its state and what cannot wait, what may be entered next, the periods that run, and all that happened. */
export function BillDrawer({ billId, onClose }: { readonly billId: BillId | null; readonly onClose: () => void }) {
  const { t } = useTranslation('bills');
  const [asking, setAsking] = useState(false);
  return (
    <SideDrawer opened={billId !== null} onClose={onClose} title={t('drawer.title')} closeOnEscape={!asking}>
      {billId !== null && <BillPanel key={billId} billId={billId} onAsking={setAsking} onGone={onClose} />}
    </SideDrawer>
  );
}

function BillPanel(props: {
  readonly billId: BillId;
  readonly onAsking: (asking: boolean) => void;
  readonly onGone: () => void;
}) {
  const { billId } = props;
  const { t, i18n } = useTranslation('bills');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [act, setAct] = useState<BillStep | null>(null);
  const [undoing, setUndoing] = useState(false);
  const [receipt, setReceipt] = useState(false);
  const correct = useCommand('bills.correct');
  const { data, error } = useQueryOf('bills.get', { billId, ...point }, { keepPrevious: false });

  const ask = (open: boolean): void => {
    setUndoing(open);
    props.onAsking(open || act !== null);
  };
  const choose = (step: BillStep | null): void => {
    setAct(step);
    props.onAsking(step !== null);
  };
  const undo = async (reason: string): Promise<void> => {
    const reply = await correct.run({ billId, reason }, { quiet: true });
    if (!reply.ok) return;
    ask(false);
    notifications.show({ message: t('drawer.undone', { step: t(`events.${reply.value.undone}`) }) });
    if (reply.value.state === null) props.onGone();
  };

  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={240} />;
  const last = data.events.at(-1);
  return (
    <div
      className={classes.panel}
      onKeyDown={(event) => {
        // What stands in front of the drawer (calendar, receipt) sends its keys through here too.
        const own = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || act === null || !own) return;
        choose(null);
        event.currentTarget.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
      }}
    >
      <div className={classes.heading}>
        <h3>{t(`kinds.${data.kind}`)}</h3>
        <Chip bad={data.state === 'dishonoured'}>{t(`states.${data.state}`)}</Chip>
        {data.alarm !== null && <AlarmChip alarm={data.alarm} />}
      </div>
      {data.warnings.map((warning) => (
        <Notice key={warning} tone="look">
          {t(`warnings.${warning}`)}
        </Notice>
      ))}
      <BillFacts
        bill={data}
        onCustomer={() => void navigate(`/customers/${data.customerId}`)}
        onReceipt={() => setReceipt(true)}
      />{' '}
      {/* prettier-ignore */}
      {!book.readOnly && (data.nextActs.length > 0 || last !== undefined) && (
        <section>
          <h4>{t('drawer.next')}</h4>
          <div className={classes.acts}>
            {data.nextActs.map((each) => (
              <Button
                key={each}
                size="compact-sm"
                variant={act === each ? 'filled' : 'default'}
                aria-expanded={act === each}
                onClick={() => choose(act === each ? null : each)}
              >
                {t(`acts.${each}`)}
              </Button>
            ))}
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<Icon name="undo" size={12} />}
              onClick={() => ask(true)}
            >
              {t('drawer.undo')}
            </Button>
          </div>
        </section>
      )}
      {act !== null && data.nextActs.includes(act) && (
        <StepForm key={act} bill={data} act={act} onDone={() => choose(null)} onCancel={() => choose(null)} />
      )}
      {data.deadlines.length > 0 && <Deadlines deadlines={data.deadlines} />}
      <Events bill={data} />
      <AskReason
        opened={undoing}
        title={t('drawer.undo')}
        reasonLabel={t('drawer.undoReason')}
        confirmLabel={t('drawer.undo')}
        busy={correct.running}
        failure={correct.failure}
        onConfirm={({ reason }) => void undo(reason)}
        onCancel={() => ask(false)}
      >
        <p>
          {t(
            `undoText.${last?.kind === 'received' || last?.kind === 'dishonoured' || last?.kind === 'returned' ? last.kind : 'other'}`,
            { step: last === undefined ? '' : t(`events.${last.kind}`) },
          )}
        </p>{' '}
        {/* prettier-ignore */}
      </AskReason>
      <DocumentDrawer documentId={receipt ? data.receiptId : null} onClose={() => setReceipt(false)} />
    </div>
  );
}

function BillFacts(props: {
  readonly bill: BillDetail;
  readonly onCustomer: () => void;
  readonly onReceipt: () => void;
}) {
  const { bill } = props;
  const { t } = useTranslation('bills');
  const format = useFormat();
  return (
    <Facts columns={4}>
      <Fact label={t('fields.number')} wide>
        <span className={classes.number}>{bill.number}</span>
      </Fact>
      <Fact label={t('common:amount')}>
        <b>
          <MoneyText amountMinor={bill.amountMinor} currency={bill.currency} withSign />
        </b>
      </Fact>
      <Fact label={t('columns.contingent')}>
        <MoneyText amountMinor={bill.contingentMinor} currency={bill.currency} withSign dashZero />
      </Fact>
      <Fact label={t('fields.issuedOn')}>
        <DayText day={bill.issuedOn} />
      </Fact>
      <Fact label={t('fields.receivedOn')}>
        <DayText day={bill.receivedOn} />
      </Fact>
      <Fact label={t(bill.kind === 'cheque' ? 'fields.chequeDate' : 'fields.maturesOn')} wide>
        <DayText day={bill.maturesOn} />
        {bill.state === 'held' || bill.state === 'presented' ? (
          <span className={classes.when}>
            {t(bill.daysToMaturity > 0 ? 'inDays' : bill.daysToMaturity === 0 ? 'today' : 'daysAgo', {
              days: Math.abs(bill.daysToMaturity),
            })}
          </span>
        ) : null}
      </Fact>{' '}
      {/* prettier-ignore */}
      <Fact label={t('fields.drawer')} wide>
        {bill.drawer || '–'}
      </Fact>
      <Fact label={t('fields.acceptor')} wide>
        {bill.acceptor || '–'}
      </Fact>
      <Fact label={t('common:customer')} wide>
        <TextButton onClick={props.onCustomer}>{bill.customerName}</TextButton>
      </Fact>
      <Fact label={t('fields.receipt')}>
        <TextButton onClick={props.onReceipt}>{bill.receiptNumber}</TextButton>
      </Fact>
      <Fact label={t('fields.endorsable')}>{t(bill.endorsable ? 'yes' : 'no')}</Fact>
      {bill.discountCostMinor !== null && (
        <Fact label={t('fields.discountCost')}>{format.money(bill.discountCostMinor, bill.currency)}</Fact>
      )}
      {bill.note !== '' && (
        <Fact label={t('fields.note')} wide>
          {bill.note}
        </Fact>
      )}
    </Facts>
  );
}

function Deadlines({ deadlines }: { readonly deadlines: BillDetail['deadlines'] }) {
  const { t } = useTranslation('bills');
  const format = useFormat();
  return (
    <section>
      <h4>{t('deadlines.title')}</h4>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('deadlines.what')}</th>
            <th>{t('deadlines.by')}</th>
            <th>{t('deadlines.state')}</th>
            <th>{t('deadlines.article')}</th>
          </tr>
        </thead>
        <tbody>
          {deadlines.map(({ code, article, dueOn, daysLeft, metOn }) => (
            <tr key={code}>
              <td>{t(`deadlines.codes.${code}`)}</td>
              <td>
                <DayText day={dueOn} />
              </td>
              <td data-late={(metOn === null ? daysLeft < 0 : metOn > dueOn) || undefined}>
                {metOn === null
                  ? t(daysLeft < 0 ? 'deadlines.passed' : daysLeft === 0 ? 'lastDay' : 'daysLeft', { days: Math.abs(daysLeft) }) // prettier-ignore
                  : t(metOn > dueOn ? 'deadlines.metLate' : 'deadlines.met', { day: format.day(metOn) })}
              </td>
              <td>{t('deadlines.articleNo', { article })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.law}>
        {t('deadlines.law', { law: billLaw.name[format.language], day: format.day(billLaw.checkedOn) })}
      </p>
    </section>
  );
}

function Events({ bill }: { readonly bill: BillDetail }) {
  const { t } = useTranslation('bills');
  const format = useFormat();
  return (
    <section>
      <h4>{t('drawer.events')}</h4>
      <ol className={classes.events}>
        {bill.events.map((event, index) => (
          <li key={index}>
            <DayText day={event.on} />
            <span>
              <b>{t(`events.${event.kind}`)}</b>
              {event.counterparty !== '' && ` · ${event.counterparty}`}
              {event.amountMinor !== null && ` · ${format.money(event.amountMinor, bill.currency)}`}
              {event.recourse === false && ` · ${t('withoutRecourse')}`}
              {event.note !== '' && <div>{event.note}</div>}
              {event.evidence !== '' && <div>{t('drawer.evidence', { text: event.evidence })}</div>}
            </span>
            <small>
              {event.actor} {format.instant(event.recordedAt)}
            </small>
          </li>
        ))}
      </ol>
    </section>
  );
}
