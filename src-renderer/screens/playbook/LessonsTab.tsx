import { Button, Select } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { lessonCauses, lessonOutcomes } from '../../../src-main/areas/playbook/contract.ts';
import { id, isId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar } from '../../components/Page.tsx';
import { Chip, SectionTitle } from '../../components/Section.tsx';
import { LessonDrawer, type LessonDraft } from './LessonDrawer.tsx';
import classes from './Playbook.module.css';
import type { LessonRow, PromptRow } from './tabs.ts';

export interface LessonsTabProps {
  readonly search: string;
  readonly prompts: readonly PromptRow[];
}

/**
 * What cases taught, to be found again; above them the cases that ended and have no note yet. The address can name a
 * customer (`customer=7`: that one's lessons) and ask for a new note: about it (`write=1`), or about the newest matter
 * that waits (`write=next`).
 */
export function LessonsTab({ search, prompts }: LessonsTabProps) {
  const { t } = useTranslation('playbook');
  const { book } = useWorkingPoint();
  const [cause, setCause] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<string | null>(null);
  const [tag, setTag] = useState<string | null>(null);
  const [address, setAddress] = useSearchParams();
  const [draft, setDraft] = useState<LessonDraft | null>(null);
  const named = Number(address.get('customer'));
  const customerId = isId(named) ? id<'customer'>(named) : null;
  const customer = useQueryOf('customers.get', { id: customerId ?? id<'customer'>(1) }, { enabled: customerId !== null });
  const about = customerId === null || customer.data === undefined ? null : customer.data;
  const write = address.get('write');
  const newest = customerId === null ? prompts[0] : prompts.find((row) => row.customerId === customerId);
  // About one customer, from what is known of the matter that ended; `next`: the newest that waits.
  const opening: LessonDraft | null =
    book.readOnly ? null
    : write === '1' && about !== null ? { about, ...(newest === undefined ? {} : { prompt: newest }) }
    : write === 'next' && newest !== undefined ? { prompt: newest }
    : null;
  const close = (): void => {
    setDraft(null);
    if (address.has('write')) setAddress({ tab: 'lessons', ...(customerId === null ? {} : { customer: String(customerId) }) }, { replace: true });
  };
  const lessons = useQueryOf('playbook.lessons', {
    search,
    ...(customerId === null ? {} : { customerId }),
    ...(cause === null ? {} : { cause: cause as LessonRow['cause'] }),
    ...(outcome === null ? {} : { outcome: outcome as LessonRow['outcome'] }),
    ...(tag === null ? {} : { tag }),
  });
  const rows = lessons.data?.rows ?? [];
  const plain = search === '' && customerId === null && cause === null && outcome === null && tag === null;

  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={t('tabs.lessons')}>
      {prompts.length > 0 && <Prompts rows={prompts} onWrite={book.readOnly ? null : (row) => setDraft({ prompt: row })} />}
      <Bar label={t('lessons.filters')}>
        <Select
          w={180}
          aria-label={t('lessons.cause')}
          placeholder={t('lessons.anyCause')}
          value={cause}
          clearable
          data={lessonCauses.map((value) => ({ value, label: t(`lessons.causes.${value}`) }))}
          onChange={setCause}
        />
        <Select
          w={180}
          aria-label={t('lessons.outcome')}
          placeholder={t('lessons.anyOutcome')}
          value={outcome}
          clearable
          data={lessonOutcomes.map((value) => ({ value, label: t(`lessons.outcomes.${value}`) }))}
          onChange={setOutcome}
        />
        {(lessons.data?.tags.length ?? 0) > 0 && (
          <Select
            w={160}
            aria-label={t('lessons.tags')}
            placeholder={t('lessons.anyTag')}
            value={tag}
            clearable
            searchable
            data={(lessons.data?.tags ?? []).map((each) => ({ value: each.tag, label: `${each.tag} (${each.count})` }))}
            onChange={setTag}
          />
        )}
        {about !== null && (
          <Chip>
            {t('lessons.ofCustomer', { name: about.name })}{' '}
            <button type="button" className={classes.link} aria-label={t('lessons.ofAll')} onClick={() => setAddress({ tab: 'lessons' }, { replace: true })}>
              <Icon name="close" size={9} />
            </button>
          </Chip>
        )}
        {!book.readOnly && (
          <Button data-push leftSection={<Icon name="plus" size={13} />} onClick={() => setDraft(about === null ? {} : { about })}>
            {t('lessons.add')}
          </Button>
        )}
      </Bar>
      {lessons.data !== undefined && rows.length === 0 && (
        <EmptyState
          icon="search"
          title={t(plain ? 'lessons.empty' : 'lessons.nothing')}
          text={t(plain ? 'lessons.emptyText' : 'nothingText')}
        />
      )}
      <ul className={classes.lessons}>
        {rows.map((row) => (
          <Lesson key={row.lessonId} row={row} onEdit={book.readOnly ? null : () => setDraft({ lesson: row })} />
        ))}
      </ul>
      <LessonDrawer draft={draft ?? opening} onClose={close} />
    </div>
  );
} // prettier-ignore

function Prompts({ rows, onWrite }: { readonly rows: readonly PromptRow[]; readonly onWrite: ((row: PromptRow) => void) | null }) {
  const { t } = useTranslation('playbook');
  const format = useFormat();
  const waive = useCommand('playbook.waiveLesson');
  const askAgain = useCommand('playbook.removeLesson');
  const dismiss = async ({ customerId, endedOn, customerName }: PromptRow): Promise<void> => {
    const reply = await waive.run({ customerId, closedOn: endedOn });
    if (!reply.ok) return;
    const { lessonId } = reply.value;
    notifications.show({
      message: (
        <span className={classes.undo}>
          {t('lessons.waived', { name: customerName })}
          <Button variant="subtle" size="compact-xs" onClick={() => void askAgain.run({ lessonId })}>
            {t('lessons.askAgain')}
          </Button>
        </span>
      ),
    });
  };
  return (
    <section aria-label={t('lessons.prompts')}>
      <SectionTitle title={t('lessons.prompts')} note={t('lessons.promptsNote')} />
      <ul className={classes.prompts}>
        {rows.map((row) => (
          <li key={`${row.customerId} ${row.currency}`}>
            <Link to={`/customers/${row.customerId}`} className={classes.link}>
              {row.customerName}
            </Link>
            <span>
              {t(`lessons.ended.${row.kind}`, {
                day: format.day(row.endedOn),
                amount: format.money(row.amountMinor, row.currency),
                days: row.daysLate,
                number: row.reference || '–',
              })}
            </span>
            {onWrite !== null && (
              <>
                <Button variant="default" onClick={() => onWrite(row)}>
                  {t('lessons.write')}
                </Button>
                <Button variant="subtle" color="gray" aria-label={`${t('lessons.waive')}: ${row.customerName}`} onClick={() => void dismiss(row)}>
                  {t('lessons.waive')}
                </Button>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
} // prettier-ignore

function Lesson({ row, onEdit }: { readonly row: LessonRow; readonly onEdit: (() => void) | null }) {
  const { t } = useTranslation('playbook');
  const format = useFormat();
  const { currency, clearedMinor, daysLate } = row.figures;
  const part = (name: 'story' | 'worked' | 'learned') =>
    row[name] !== '' && (
      <>
        <dt>{t(`lessons.${name}`)}</dt>
        <dd>{row[name]}</dd>
      </>
    );
  return (
    <li>
      <header className={classes.head}>
        <h2>{row.title}</h2>
        <Chip>{t(`lessons.outcomes.${row.outcome}`)}</Chip>
        <Chip>{t(`lessons.causes.${row.cause}`)}</Chip>
        {row.tags.map((tag) => (
          <span key={tag} className={classes.tag}>
            #{tag}
          </span>
        ))}
        {onEdit !== null && (
          <button type="button" className={classes.link} data-push onClick={onEdit}>
            {t('common:edit')}
          </button>
        )}
      </header>
      <p className={classes.soft}>
        {row.customerId !== null && (
          <>
            <Link to={`/customers/${row.customerId}`} className={classes.link}>
              {row.customerName}
            </Link>
            {' · '}
          </>
        )}
        <DayText day={row.closedOn} />
        {currency !== null && clearedMinor > 0 && ` · ${t('lessons.figures', { amount: format.money(clearedMinor, currency), days: daysLate })}`}
        {` · ${row.actor}`}
      </p>
      <dl className={classes.told}>
        {part('story')}
        {part('worked')}
        {part('learned')}
      </dl>
    </li>
  );
} // prettier-ignore
