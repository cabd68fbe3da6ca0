import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Milestone } from '../../../src-main/areas/contracts/contract.ts';
import type { DocumentId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { DocumentDrawer } from '../../components/Entry/DocumentDrawer.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { dayText } from './AlarmList.tsx';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';
import { PlanDialog } from './PlanDialog.tsx';
import { ReachDialog } from './ReachDialog.tsx';

/** The payment plan: what each milestone brings, when, on which document; late ones move nothing by themselves. */
export function MilestonesPart({ contract }: { readonly contract: ContractDetail }) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { book } = useWorkingPoint();
  const unreach = useCommand('contracts.unreachMilestone');
  const [planning, setPlanning] = useState(false);
  const [reaching, setReaching] = useState<Milestone | null>(null);
  const [undoing, setUndoing] = useState<Milestone | null>(null);
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const { milestones, currency, amountMinor } = contract;
  const total = milestones.reduce((sum, each) => sum + each.amountMinor, 0);
  const planButton = !book.readOnly && (
    <Button variant="default" size="compact-sm" disabled={amountMinor === null} onClick={() => setPlanning(true)}>
      {t(milestones.length === 0 ? 'milestones.plan' : 'milestones.change')}
    </Button>
  );
  return (
    <>
      {milestones.length === 0 ? (
        <EmptyState
          icon="calendar"
          title={t('milestones.noPlan')}
          text={t(amountMinor === null ? 'milestones.noAmount' : 'milestones.noPlanText')}
          action={planButton || undefined}
        />
      ) : (
        <>
          <table className={classes.table}>
            <thead>
              <tr>
                <th>{t('milestones.label')}</th>
                <th>{t('milestones.kind')}</th>
                <th>{t('milestones.planned')}</th>
                <th>{t('milestones.actual')}</th>
                <th>{t('milestones.state')}</th>
                <th data-right>{t('common:amount')}</th>
                <th data-right>{t('milestones.share')}</th>
                <th>{t('milestones.due')}</th>
                <th>{t('milestones.document')}</th>
                <th data-right>{t('columns.open')}</th>
                <th />
              </tr>
            </thead>
            <tbody>
              {milestones.map((row) => (
                <tr key={row.milestoneId}>
                  <td>
                    {row.label}
                    {row.triggerDocument !== '' && <small>{row.triggerDocument}</small>}
                  </td>
                  <td>{t(`milestoneKinds.${row.kind}`)}</td>
                  <td>
                    <DayText day={row.plannedOn} />
                    {row.daysLeft !== null && row.state !== 'waiting' && (
                      <small className={row.daysLeft < 0 ? classes.bad : undefined}>{dayText(t, row.daysLeft)}</small>
                    )}
                  </td>
                  <td>
                    <DayText day={row.actualOn} />
                  </td>
                  <td>
                    <Chip bad={row.state === 'late'}>{t(`milestoneStates.${row.state}`)}</Chip>
                  </td>
                  <td data-right>
                    <MoneyText amountMinor={row.amountMinor} currency={currency} />
                  </td>
                  <td data-right>
                    {amountMinor === null
                      ? ''
                      : format.basisPoints(Math.round((row.amountMinor / amountMinor) * 10_000))}
                  </td>
                  <td>{row.dueOn === null ? t('milestones.dueDays', { days: row.dueDays }) : format.day(row.dueOn)}</td>
                  <td>
                    {row.documentId !== null && (
                      <TextButton onClick={() => setDocumentId(row.documentId)}>{row.documentNumber}</TextButton>
                    )}
                  </td>
                  <td data-right>
                    {row.openMinor !== null && <MoneyText amountMinor={row.openMinor} currency={currency} dashZero />}
                  </td>
                  <td>
                    {!book.readOnly && (
                      <div className={classes.rowActs}>
                        {row.actualOn === null && contract.status === 'signed' && (
                          <Button variant="default" size="compact-xs" onClick={() => setReaching(row)}>
                            {t('milestones.reach')}
                          </Button>
                        )}
                        {(row.actualOn !== null || (row.documentId !== null && !row.raisedHere)) && (
                          <Button variant="subtle" color="gray" size="compact-xs" onClick={() => setUndoing(row)}>
                            {t('milestones.unreach')}
                          </Button>
                        )}
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <td colSpan={5}>{t('common:total')}</td>
                <td data-right>
                  <MoneyText amountMinor={total} currency={currency} />
                </td>
                <td colSpan={5} />
              </tr>
            </tfoot>
          </table>
          <div>{planButton}</div>
          <p className={classes.law}>{t('milestones.lateNote')}</p>
        </>
      )}
      <PlanDialog opened={planning} contract={contract} onClose={() => setPlanning(false)} />
      <ReachDialog milestone={reaching} contract={contract} onClose={() => setReaching(null)} />
      <AskReason
        opened={undoing !== null}
        title={t('milestones.unreachTitle', { label: undoing?.label ?? '' })}
        reasonLabel={t('fields.reason')}
        confirmLabel={t('milestones.unreach')}
        busy={unreach.running}
        failure={unreach.failure}
        onConfirm={({ reason }) =>
          undoing !== null &&
          void unreach
            .run({ milestoneId: undoing.milestoneId, reason }, { quiet: true })
            .then((reply) => (reply.ok ? setUndoing(null) : undefined))
        }
        onCancel={() => setUndoing(null)}
      >
        <p>
          {t(undoing?.raisedHere === true ? 'milestones.unreachVoids' : 'milestones.unreachLeaves', {
            number: undoing?.documentNumber ?? '',
          })}
        </p>
      </AskReason>
      <DocumentDrawer documentId={documentId} onClose={() => setDocumentId(null)} />
    </>
  );
}
