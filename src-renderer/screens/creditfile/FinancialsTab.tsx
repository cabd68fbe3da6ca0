import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../src-main/areas/creditfile/contract.ts';
import { addMonths } from '../../../src-main/kernel/day.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { CustomerTabProps } from '../customers/customerTabProps.ts';
import classes from './Creditfile.module.css';
import { AltmanSection, WorkingAssetsModel } from './Models.tsx';
import { StatementForm } from './StatementForm.tsx';
import { StatementImport } from './StatementImport.tsx';
import { RatioTable, StatementTable } from './StatementTable.tsx';
import { TrendChart } from './TrendChart.tsx';
import { unitFor, unitPowers, type UnitPower } from './units.ts';

const SIDE_BY_SIDE = 4;

/** What a customer's statements say: figures side by side, ratios with their arithmetic, the two models. */
export function FinancialsTab({ customer: { id: customerId } }: CustomerTabProps) {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const { point, asOf, book } = useWorkingPoint();
  const { data } = useQueryOf('creditfile.statements', { customerId, ...point });
  const [editing, setEditing] = useState<Statement | 'new' | null>(null);
  const [importing, setImporting] = useState(false);
  const [asking, setAsking] = useState(false);
  const [chosenPower, setPower] = useState<UnitPower | null>(null);
  const [chosen, setShown] = useState(0);

  const statements = (data?.rows ?? []).slice(0, SIDE_BY_SIDE);
  const [newest] = statements;
  const shown = chosen < statements.length ? chosen : 0;
  const shownStatement = statements[shown];
  const power = chosenPower ?? (newest === undefined ? 0 : unitFor(statements.flatMap(({ figures }) => Object.values(figures)), newest.currency)); // prettier-ignore
  const enter = !book.readOnly && (
    <>
      <Button onClick={() => setEditing('new')}>{t('statement.new')}</Button>
      <Button variant="default" onClick={() => setImporting(true)}>
        {t('import.button')}
      </Button>
    </>
  );

  return (
    <div className={classes.tab}>
      {data !== undefined && newest === undefined && (
        <EmptyState
          title={t('statement.empty')}
          text={t('statement.emptyText')}
          action={enter === false ? undefined : <Bar>{enter}</Bar>}
        />
      )}
      {newest !== undefined && (
        <Bar>
          {enter}
          <SegmentedControl
            data-push
            size="xs"
            aria-label={t('unit.label')}
            value={String(power)}
            onChange={(value) => setPower(unitPowers.find((each) => String(each) === value) ?? 0)}
            data={unitPowers.map((each) => ({ value: String(each), label: t(`unit.${each}`) }))}
          />
        </Bar>
      )}
      {newest !== undefined && addMonths(newest.periodEndOn, 12) < asOf && (
        <Notice tone="look">{t('statement.old', { day: format.day(newest.periodEndOn) })}</Notice>
      )}
      {newest !== undefined && statements.some(({ audited }) => !audited) && (
        <Notice tone="note">{t('statement.notAuditedNote')}</Notice>
      )}
      {shownStatement !== undefined && (
        <>
          <div className={classes.columns}>
            <section>
              <SectionTitle title={t('statement.title')} note={t('statement.pick')} />
              <div className={classes.scroll}>
                <StatementTable
                  statements={statements}
                  shown={shown}
                  onShow={setShown}
                  power={power}
                  {...(book.readOnly ? {} : { onEdit: setEditing })}
                />
              </div>
            </section>
            <div className={classes.stack}>
              <WorkingAssetsModel statement={shownStatement} />
              <AltmanSection statement={shownStatement} />
            </div>
          </div>
          <section>
            <SectionTitle title={t('ratio.title')} note={t('ratio.note')} />
            <div className={classes.scroll}>
              <RatioTable statements={statements} shown={shown} onShow={setShown} />
            </div>
          </section>
          {statements.length > 1 && <TrendChart statements={statements} />}
        </>
      )}
      <SideDrawer
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={t(editing === 'new' ? 'statement.new' : 'statement.edit')}
        closeOnEscape={!asking}
      >
        {editing !== null && (
          <StatementForm
            customerId={customerId}
            statement={editing === 'new' ? null : editing}
            onDone={() => setEditing(null)}
            onAsking={setAsking}
          />
        )}
      </SideDrawer>
      <SideDrawer opened={importing} onClose={() => setImporting(false)} title={t('import.title')} size={940}>
        {importing && <StatementImport customerId={customerId} onDone={() => setImporting(false)} />}
      </SideDrawer>
    </div>
  );
}
