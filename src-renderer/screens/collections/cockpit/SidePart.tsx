import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Cockpit } from '../../../../src-main/areas/collections/contract.ts';
import type { CustomerId, DocumentId } from '../../../../src-main/kernel/ids.ts';
import { useFormat } from '../../../app/format.ts';
import { useQueryOf } from '../../../app/queries.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Timeline } from '../../../components/Timeline/Timeline.tsx';
import classes from './Cockpit.module.css';
import { numberOf } from './draft.ts';

export interface SidePartProps {
  readonly cockpit: Cockpit;
  readonly onDocument: (documentId: DocumentId) => void;
}

const tabs = ['timeline', 'promises', 'contacts', 'papers'] as const;
type Tab = (typeof tabs)[number];

/** What happened before: everything on record, promises, people, papers. */
export function SidePart({ cockpit, onDocument }: SidePartProps) {
  const { t } = useTranslation('cockpit');
  const [tab, setTab] = useState<Tab>('timeline');
  return (
    <section className={classes.column} aria-label={t(`side.${tab}`)}>
      <div className={classes.columnHead}>
        <SegmentedControl
          size="xs"
          fullWidth
          className={classes.tabs ?? ''}
          aria-label={t('side.timeline')}
          value={tab}
          data={tabs.map((value) => ({ value, label: t(`side.${value}`) }))}
          onChange={setTab}
        />
      </div>
      <div className={classes.scroll} role="region" aria-label={t(`side.${tab}`)} tabIndex={0}>
        <div className={classes.side}>
          {tab === 'timeline' && <Contacts cockpit={cockpit} onDocument={onDocument} />}
          {tab === 'promises' && <Promises cockpit={cockpit} />}
          {tab === 'contacts' && <People cockpit={cockpit} />}
          {tab === 'papers' && <Papers cockpit={cockpit} />}
        </div>
      </div>
    </section>
  );
}

/** The last contacts in their own words first, then everything that was recorded. */
function Contacts({ cockpit, onDocument }: SidePartProps) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  return (
    <>
      {cockpit.recent.length === 0 && <p className={classes.soft}>{t('side.noContactsYet')}</p>}
      <ul className={classes.log}>
        {cockpit.recent.slice(0, 5).map((action) => (
          <li key={action.actionId}>
            <b>
              {format.day(action.onDay)} {action.atTime} · {t(`channel.${action.channel}`)} ·{' '}
              {t(`result.${action.result}`)}
            </b>
            {action.note !== '' && <div className={classes.soft}>{action.note}</div>}
          </li>
        ))}
      </ul>
      <Lessons customerId={cockpit.customer.customerId} />
      <Timeline of={{ customerId: cockpit.customer.customerId }} onDocument={onDocument} quiet />
    </>
  );
}

/** What was learned from this customer before; nothing where nothing was written down. */
function Lessons({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const { data } = useQueryOf('playbook.lessons', { customerId, limit: 3 });
  if (data === undefined || data.rows.length === 0) return null;
  return (
    <ul className={classes.papers} aria-label={t('side.lessons')}>
      {data.rows.map((lesson) => (
        <li key={lesson.lessonId}>
          <button type="button" className={classes.pill} onClick={() => void navigate('/playbook?tab=lessons')}>
            {t('side.lessons')}
          </button>{' '}
          {lesson.learned || lesson.title}
        </li>
      ))}
    </ul>
  );
}

function Promises({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  if (cockpit.promises.length === 0) return <EmptyState title={t('side.noPromises')} />;
  return (
    <ul className={classes.log}>
      {cockpit.promises.map((promise) => (
        <li key={promise.promiseId}>
          <b>{format.money(promise.amountMinor, promise.currency)}</b>{' '}
          {t('mark.promised', { amount: '', day: format.day(promise.dueOn) })}{' '}
          <span
            className={classes.mark}
            data-tone={promise.state === 'broken' ? 'bad' : promise.state === 'partial' ? 'look' : undefined}
          >
            {t(`promiseState.${promise.state}`)}
          </span>{' '}
          {promise.level > 1 && <span className={classes.mark}>{t('promise.level', { level: promise.level })}</span>}
          <div className={classes.soft}>
            {[format.day(promise.madeOn), promise.promisedBy, promise.written ? t('promise.written') : '']
              .filter((part) => part !== '')
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}

function People({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useTranslation('cockpit');
  const navigate = useNavigate();
  const add = (
    <Button
      variant="default"
      size="compact-sm"
      onClick={() => void navigate(`/customers/${cockpit.customer.customerId}?tab=profile`)}
    >
      {t('side.addContact')}
    </Button>
  );
  if (cockpit.contacts.length === 0) return <EmptyState icon="customers" title={t('side.noContacts')} action={add} />;
  return (
    <>
      <ul className={classes.people}>
        {cockpit.contacts.map((contact) => (
          <li key={contact.contactId}>
            <b>{contact.name}</b>{' '}
            <span className={classes.soft}>
              {[t(`common:contactRoles.${contact.role}`), contact.title].filter((part) => part !== '').join(' · ')}
            </span>
            <div>
              {[numberOf(contact), contact.wechat, contact.email].filter((part) => part !== '').join(' · ') ||
                t('contact.noNumber')}
            </div>
            <span className={classes.mark} data-tone={contact.consent === 'refused' ? 'bad' : undefined}>
              {t(`contact.consent.${contact.consent}`)}
            </span>
            {contact.note !== '' && <div className={classes.soft}>{contact.note}</div>}
          </li>
        ))}
      </ul>
      <p className={classes.below}>{add}</p>
    </>
  );
}

function Papers({ cockpit }: { readonly cockpit: Cockpit }) {
  const { t } = useTranslation('cockpit');
  const format = useFormat();
  const navigate = useNavigate();
  const { evidence, papers, tasks } = cockpit;
  return (
    <>
      {evidence.documents > 0 && (
        <p className={classes.below}>
          {t('side.score', { percent: evidence.percent, proved: evidence.provedPercent })}{' '}
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => void navigate(`/customers/${cockpit.customer.customerId}?tab=dossier`)}
          >
            {t('side.gaps')}
          </Button>
        </p>
      )}
      {papers.length === 0 ? (
        <p className={classes.soft}>{t('side.noPapers')}</p>
      ) : (
        <ul className={classes.papers}>
          {papers.map((paper) => (
            <li key={paper.issuedId}>
              <b>{paper.number}</b> <span className={classes.soft}>{format.day(paper.asOf)}</span>
              <div className={classes.soft}>
                {paper.title}
                {paper.level !== null && ` · ${t('side.letterLevel', { level: paper.level })}`}
              </div>
            </li>
          ))}
        </ul>
      )}
      {tasks.length > 0 && (
        <>
          <p className={classes.below}>
            <b>{t('side.tasks')}</b>
          </p>
          <ul className={classes.papers}>
            {tasks.map((task) => (
              <li key={task.taskId}>
                {task.title}{' '}
                <span className={task.dueOn < cockpit.asOf ? classes.bad : classes.soft}>
                  {[format.day(task.dueOn), task.owner].filter((part) => part !== '').join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
