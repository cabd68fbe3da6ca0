import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenItem } from '../../../src-main/areas/ledger/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { DayText } from '../DayText.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { DueFlags, usePartText } from '../Terms/DueFlags.tsx';
import { useTermText } from '../Terms/useTermText.ts';
import classes from './Drill.module.css';

export type DueSheet = ValueOf<'invoices.terms'>;
export type DueSheetItem = DueSheet['items'][number];

export interface DueItemsProps {
  readonly documentId: DocumentId;
  readonly items: readonly OpenItem[];
  /** What can be done here; null: only look. */
  readonly actions: {
    readonly onRedate: (item: DueSheetItem, sheet: DueSheet, openMinor: number) => void;
    readonly onConfirm: (sheet: DueSheet) => void;
  } | null;
}

/** The due items of a document: what is due when and why, the first due date beside a changed one, and every change. */
export function DueItems({ documentId, items, actions }: DueItemsProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const partText = usePartText();
  const { point } = useWorkingPoint();
  const { data: sheet } = useQueryOf('invoices.terms', { documentId, ...point }, { keepPrevious: false });
  const named = items.length > 1 || (sheet?.items ?? []).some((item) => partText(item) !== '');
  return (
    <section>
      <h4>{t('due.title')}</h4>
      {sheet !== undefined && (
        <PaperFacts sheet={sheet} onConfirm={actions === null ? null : () => actions.onConfirm(sheet)} />
      )}
      <table className={classes.table}>
        <thead>
          <tr>
            {named && <th>{t('due.part')}</th>}
            <th>{t('due.dueOn')}</th>
            <th>{t('due.basis')}</th>
            <th data-right>{t('due.late')}</th>
            <th data-right>{t('due.amount')}</th>
            <th data-right>{t('due.open')}</th>
            {actions !== null && <th data-right />}
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => {
            const known = sheet?.items.find((each) => each.dueItemId === item.dueItemId);
            const redated = known !== undefined && known.originalDueOn !== item.dueOn;
            return (
              <tr key={item.dueItemId}>
                {named && <td>{(known !== undefined && partText(known)) || `${index + 1}`}</td>}
                <td>
                  <DayText day={item.dueOn} />
                  {redated && <small>{t('due.original', { day: format.day(known.originalDueOn) })}</small>}
                </td>
                <td>
                  {known !== undefined && <Basis item={known} redated={redated} />}
                  {known !== undefined && <Changes item={known} />}
                </td>
                <td data-right>{item.daysLate > 0 ? format.count(item.daysLate) : t('due.notDue')}</td>
                <td data-right>
                  <MoneyText amountMinor={item.amountMinor} currency={item.currency} />
                </td>
                <td data-right>
                  <MoneyText amountMinor={item.openMinor} currency={item.currency} />
                </td>
                {actions !== null && (
                  <td data-right>
                    {known !== undefined && sheet !== undefined && item.openMinor > 0 && (
                      <Button
                        variant="default"
                        size="compact-xs"
                        aria-label={items.length > 1 ? t('due.redateItem', { n: index + 1 }) : t('due.redate')}
                        onClick={() => actions.onRedate(known, sheet, item.openMinor)}
                      >
                        {t('due.redate')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function PaperFacts({ sheet, onConfirm }: { readonly sheet: DueSheet; readonly onConfirm: (() => void) | null }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const { ruleText } = useTermText();
  const facts: [string, string][] = [
    ...(sheet.terms === null ? [] : [[t('due.terms'), ruleText(sheet.terms.rule)] as [string, string]]),
    ...(sheet.contractNo === '' ? [] : [[t('due.contractNo'), sheet.contractNo] as [string, string]]),
    ...(['deliveredOn', 'acceptedOn', 'confirmedOn'] as const).map((name): [string, string] => {
      const on = sheet[name];
      return [t(`due.${name}`), on === null ? t('due.notYet') : format.day(on)];
    }),
    ...(sheet.lateRateBp === null
      ? []
      : [[t('due.rate', { share: format.basisPoints(sheet.lateRateBp) }), ''] as [string, string]]),
    ...(sheet.secured ? [[t('due.secured'), ''] as [string, string]] : []),
  ];
  return (
    <div className={classes.paper}>
      <p className={classes.note}>
        {facts.map(([label, value]) => (value === '' ? label : t('due.fact', { label, value }))).join(' · ')}
      </p>
      {onConfirm !== null && (
        <Button variant="default" size="compact-xs" onClick={onConfirm}>
          {t('due.confirm')}
        </Button>
      )}
    </div>
  );
}

function Basis({ item, redated }: { readonly item: DueSheetItem; readonly redated: boolean }) {
  const { t } = useTranslation(['terms', 'common']);
  const format = useFormat();
  return (
    <>
      {item.dueBasis === 'stated' && !redated ? (
        t('common:dueBasis.stated')
      ) : (
        <DueFlags item={item} redated={redated} />
      )}
      {item.triggerOn !== null && (
        <small>
          {t(item.triggerHappened ? 'due.since' : 'due.sinceExpected', { day: format.day(item.triggerOn) })}
        </small>
      )}
      {item.discountUntilOn !== null && item.discountBp !== null && (
        <small>
          {t('due.discount', {
            day: format.day(item.discountUntilOn),
            share: format.basisPoints(item.discountBp),
          })}
        </small>
      )}
    </>
  );
}

const ownReasons: readonly string[] = ['delivery', 'acceptance', 'milestone'];

function Changes({ item }: { readonly item: DueSheetItem }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  return (
    <>
      {item.changes.map((change) => {
        const reason = ownReasons.includes(change.reason) ? t(`due.reasons.${change.reason}`) : change.reason;
        const said = change.evidence === '' ? reason : `${reason}（${change.evidence}）`;
        return (
          <small key={change.changeId} data-struck={change.voidedAt !== null || undefined}>
            {t('due.change', {
              from: format.day(change.fromDueOn),
              to: format.day(change.toDueOn),
              on: format.day(change.changedOn),
            })}
            {change.voidedAt === null ? '' : ` · ${t('due.takenBack')}`}
            <br />
            {t('due.by', { reason: said, actor: change.actor, at: format.instant(change.recordedAt) })}
          </small>
        );
      })}
    </>
  );
}
