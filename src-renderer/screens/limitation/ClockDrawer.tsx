import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { DocumentId, DueItemId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { ClockBadge } from './ClockBadge.tsx';
import { EventForm } from './EventForm.tsx';
import { EventTable } from './EventTable.tsx';
import { EntryList } from './EntryList.tsx';
import classes from './Limitation.module.css';
import type { WholeClock } from './rows.ts';
import { citation } from '../../../src-main/areas/law/rules/citation.ts';
import { TextButton } from '../../components/TextButton.tsx';

/** One receivable: both dates, what happened with what counts and why not, and what would start the period anew. */
export function ClockDrawer({
  dueItemId,
  onClose,
}: {
  readonly dueItemId: DueItemId | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation('limitation');
  const { point } = useWorkingPoint();
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const [asking, setAsking] = useState(false);
  const { data, error } = useQueryOf(
    'limitation.clock',
    { ...point, dueItemId: dueItemId ?? (1 as DueItemId) },
    { enabled: dueItemId !== null, keepPrevious: false },
  );
  return (
    <>
      <SideDrawer
        opened={dueItemId !== null}
        onClose={onClose}
        size={780}
        closeOnEscape={documentId === null && !asking}
        title={data === undefined ? t('title') : t('drawer.title', { number: data.invoiceNo })}
      >
        {error !== null && <Notice tone="bad">{errorText(i18n, error)}</Notice>}
        {data !== undefined && <Whole clock={data} onDocument={setDocumentId} onAsking={setAsking} />}
      </SideDrawer>
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </>
  );
}

interface WholeProps {
  readonly clock: WholeClock;
  readonly onDocument: (documentId: DocumentId) => void;
  readonly onAsking: (asking: boolean) => void;
}

function Whole({ clock, onDocument, onAsking }: WholeProps) {
  const { t } = useTranslation('limitation');
  const format = useFormat();
  const navigate = useNavigate();
  const { book } = useWorkingPoint();
  const [adding, setAdding] = useState(false);
  const { rule } = clock;
  const day = (on: WholeClock['safeOn']): string => (on === null ? '–' : format.day(on));
  const period =
    rule.months === null
      ? t('drawer.noPeriod')
      : rule.months % 12 === 0
        ? t('drawer.years', { count: rule.months / 12 })
        : t('drawer.months', { count: rule.months });
  const facts: readonly (readonly [string, string])[] = [
    [t('columns.open'), format.money(clock.openMinor, clock.currency)],
    [t('columns.due'), day(clock.dueOn)],
    [t('drawer.start'), day(clock.startOn)],
    [t('drawer.period'), `${period}${rule.article === '' ? '' : ` · ${citation(rule.article, format.language)}`}`],
    [t('columns.safe'), day(clock.safeOn)],
    [t('columns.grey'), clock.greyOn === clock.safeOn ? t('same') : day(clock.greyOn)],
  ];
  const wantsFollowUp = clock.remedies.includes('follow_up_call');
  return (
    <div className={classes.drawer}>
      <div className={classes.heading}>
        <TextButton onClick={() => onDocument(clock.documentId)}>{clock.invoiceNo}</TextButton>
        <TextButton onClick={() => void navigate(`/customers/${clock.customerId}?tab=limitation`)}>
          {clock.customerName}
        </TextButton>
        <ClockBadge {...clock} />
      </div>
      {clock.state === 'passed' && (
        <Notice tone="bad">{t(clock.lawPack === 'cn' ? 'passedNotice' : 'passedNoticeAbroad')}</Notice>
      )}
      {clock.state === 'pending' && <Notice tone="note">{t('pendingNotice')}</Notice>}
      {clock.state === 'no_rule' && <Notice tone="look">{t('noRuleNotice')}</Notice>}
      {clock.longStop && <Notice tone="look">{t('longStopNotice')}</Notice>}
      {wantsFollowUp && <Notice tone="look">{t('followUpNotice')}</Notice>}
      <dl className={classes.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <section>
        <h3>{t('drawer.events')}</h3>
        <EventTable events={clock.events} />
      </section>
      <section>
        <h3>{t(clock.state === 'passed' ? 'drawer.afterwards' : 'drawer.remedies')}</h3>
        <ul className={classes.remedies}>
          {clock.remedies.map((remedy) => (
            <li key={remedy}>
              <b>{t(`remedies.${remedy}.title`)}</b> {t(`remedies.${remedy}.text`)}
            </li>
          ))}
        </ul>
      </section>
      {clock.entries.length > 0 && (
        <section>
          <h3>{t('drawer.entries')}</h3>
          <EntryList entries={clock.entries} customerId={clock.customerId} onAsking={onAsking} />
        </section>
      )}
      {!book.readOnly &&
        (adding ? (
          <EventForm clock={clock} onDone={() => setAdding(false)} />
        ) : (
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => void navigate(`/letters?customer=${clock.customerId}`)}>
              {t('drawer.toLetters')}
            </Button>
            <Button leftSection={<Icon name="plus" size={13} />} onClick={() => setAdding(true)}>
              {t('drawer.add')}
            </Button>
          </div>
        ))}
      <p className={classes.law}>
        {t('notAdviceLong')}
        {rule.checkedOn !== null &&
          ` ${t('drawer.source', { source: citation(rule.source, format.language), day: format.day(rule.checkedOn) })}`}
      </p>
    </div>
  );
}
