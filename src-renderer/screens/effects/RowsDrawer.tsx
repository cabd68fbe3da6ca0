import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { ValueOf } from '../../app/calls.ts';
import { useFormat } from '../../app/format.ts';
import { usePagedRows } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Fill } from '../../components/Page.tsx';
import { Panel } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import type { Asked } from './asked.ts';
import classes from './Effects.module.css';
import { rowColumns } from './rowColumns.tsx';
import { shareText } from './shareText.ts';
import { useCodeName } from './useCodeName.ts';

type Answer = ValueOf<'effects.rows'>;
const pick = (value: Answer) => value;

/** The rows a figure is made of, with what they add up to. */
export function RowsDrawer({ asked, onClose }: { readonly asked: Asked | null; readonly onClose: () => void }) {
  return (
    <SideDrawer opened={asked !== null} onClose={onClose} title={asked?.title ?? ''} size={960}>
      {asked !== null && <Rows asked={asked} />}
    </SideDrawer>
  );
}

function Rows({ asked }: { readonly asked: Asked }) {
  const { t, i18n } = useTranslation('effects');
  const format = useFormat();
  const navigate = useNavigate();
  const nameOf = useCodeName();
  const { figure, by = 'channel', code = '', period, title } = asked;
  const rows = usePagedRows('effects.rows', { ...period, figure, by, code }, pick);
  const answer = rows.first;
  const columns = useMemo(
    () => rowColumns(figure, period.currency, answer, { t, format, nameOf }),
    [figure, period.currency, answer, t, format, nameOf],
  );
  return (
    <>
      {rows.error !== null && <Notice tone="bad">{errorText(i18n, rows.error)}</Notice>}
      <Fill>
        <Panel>
          <DataGrid
            label={title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.key}
            onOpen={(row) => void navigate(`/customers/${row.customerId}`)}
            empty={<EmptyState icon="search" title={t('rows.none')} />}
          />
        </Panel>
        {answer !== undefined && <Closing asked={asked} answer={answer} />}
      </Fill>
    </>
  );
}

/** The figure that was clicked, worked out of the totals above it, where it is more than one of them. */
function Closing({ asked: { figure: name, period }, answer: { figure } }: { readonly asked: Asked; readonly answer: Answer }) {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const money = (minor: number): string => format.money(minor, period.currency);
  const days = (value: number | null): string => (value === null ? '–' : t('days', { n: format.count(value) }));
  const { share, counted, line } = figure;
  const told: string[] = [];
  if (share !== null)
    told.push(t('rows.share', {
      made: t('madeOfMoney', { part: money(share.partMinor), whole: money(share.wholeMinor), n: format.count(share.n) }),
      value: shareText(share, format, t),
    }));
  if (counted !== null)
    told.push(t('rows.share', {
      made: t('madeOf', { part: format.count(counted.part), whole: format.count(counted.whole) }),
      value: shareText({ ...counted, n: counted.whole }, format, t),
    }));
  if (name === 'response') told.push(t('rows.median', { median: days(figure.medianDays), p90: days(figure.p90Days) }));
  if (name === 'funnel_stuck') told.push(t('rows.stood', { median: days(figure.medianDays) }));
  if (figure.meanTenths !== null)
    told.push(name === 'satisfaction'
      ? t('rows.score', { mean: format.tenths(figure.meanTenths) })
      : t('rows.weighted', { mean: t('days', { n: format.tenths(figure.meanTenths) }) }));
  if (line?.netMinor != null)
    told.push(t('rows.net', { collected: money(line.collectedMinor), cost: money(line.costMinor), net: money(line.netMinor) }));
  if (line?.costRatioBp != null) told.push(t('rows.ratio', { value: format.basisPoints(line.costRatioBp) }));
  if (line?.returnHundredths != null)
    told.push(t('rows.return', { value: t('lines.times', { n: format.tenths(Math.round(line.returnHundredths / 10)) }) }));
  return told.length === 0 ? null : <p className={classes.closing}>{told.join(t('rows.and'))}</p>;
} // prettier-ignore
