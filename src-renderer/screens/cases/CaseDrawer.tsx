import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { parentKinds, stagesOf } from '../../../src-main/areas/cases/rules/stages.ts';
import { caseKinds } from '../../../src-main/areas/cases/contract.ts';
import type { CaseId } from '../../../src-main/kernel/ids.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { paperKinds } from '../../../src-main/areas/cases/rules/papers.ts';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Chip } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { CaseEndings } from './CaseEndings.tsx';
import { CaseEvents } from './CaseEvents.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import classes from './Cases.module.css';
import { ChecksPart } from './ChecksPart.tsx';
import { DeadlineChip } from './DeadlineChip.tsx';
import { DeadlinesTable } from './DeadlinesTable.tsx';
import type { CaseDetail } from './detail.ts';
import { EditCaseForm } from './EditCaseForm.tsx';
import { OpenCaseForm } from './OpenCaseForm.tsx';
import { PapersPart } from './PapersPart.tsx';
import { SheetPreview } from './SheetPreview.tsx';
import { StageForm } from './StageForm.tsx';

/** One case: where it stands, what cannot wait, what may be entered, and all that happened. */
export function CaseDrawer(props: {
  readonly caseId: CaseId | null;
  readonly onShow: (caseId: CaseId) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('cases');
  const [asking, setAsking] = useState(false);
  const { caseId } = props;
  return (
    <SideDrawer opened={caseId !== null} onClose={props.onClose} title={t('drawer.title')} closeOnEscape={!asking}>
      {caseId !== null && (
        <CasePanel key={caseId} caseId={caseId} onAsking={setAsking} onShow={props.onShow} onGone={props.onClose} />
      )}
    </SideDrawer>
  );
}

type Act = 'stage' | 'cost' | 'edit' | 'child' | 'sheet';

function CasePanel(props: {
  readonly caseId: CaseId;
  readonly onAsking: (asking: boolean) => void;
  readonly onShow: (caseId: CaseId) => void;
  readonly onGone: () => void;
}) {
  const { t, i18n } = useTranslation('cases');
  const { point, book } = useWorkingPoint();
  const [act, setAct] = useState<Act | null>(null);
  const { data, error } = useQueryOf('cases.get', { caseId: props.caseId, ...point }, { keepPrevious: false });
  const choose = (chosen: Act | null): void => {
    setAct(chosen);
    props.onAsking(chosen !== null);
  };
  const done = (): void => choose(null);
  if (error !== null) return <EmptyState icon="warning" title={errorText(i18n, error)} />;
  if (data === undefined) return <Skeleton height={240} />;
  const running = data.closedOn === null && !book.readOnly;
  const childKinds = caseKinds.filter((kind) => parentKinds[kind].includes(data.kind));
  const button = (name: Act, label: string) => (
    <Button
      size="compact-sm"
      variant={act === name ? 'filled' : 'default'}
      aria-expanded={act === name}
      onClick={() => choose(act === name ? null : name)}
    >
      {label}
    </Button>
  );

  return (
    <div
      className={classes.panel}
      onKeyDown={(event) => {
        const own = event.target instanceof Node && event.currentTarget.contains(event.target);
        if (event.key !== 'Escape' || act === null || !own) return;
        done();
        event.currentTarget.querySelector<HTMLElement>('[aria-expanded="true"]')?.focus();
      }}
    >
      <div className={classes.heading}>
        <h3>{t(`kinds.${data.kind}`)}</h3>
        <Chip>{data.closedOn === null ? t(`stages.${data.stage}`) : t(`outcomes.${data.outcome || 'ended'}`)}</Chip>
        {data.next !== null && (
          <span className={classes.next}>
            <DeadlineChip deadline={data.next} /> {t(`deadlineCodes.${data.next.code}`)}
          </span>
        )}
      </div>
      <Track detail={data} />
      {data.warnings.map((warning) => (
        <Notice key={warning} tone="look">
          {t(`warnings.${warning}`)}
        </Notice>
      ))}
      <CaseFacts detail={data} onShow={props.onShow} />
      {!book.readOnly && (
        <div className={classes.acts}>
          {running && button('stage', t('drawer.stage'))}
          {running && button('cost', t('drawer.cost'))}
          {button('edit', t('drawer.edit'))}
          {running && childKinds.length > 0 && button('child', t('drawer.child'))}
          {button('sheet', t('sheet.open'))}
          <CaseEndings detail={data} onAsking={props.onAsking} onGone={props.onGone} />
        </div>
      )}
      {(act === 'stage' || act === 'cost') && running && (
        <StageForm key={act} detail={data} costOnly={act === 'cost'} onDone={done} />
      )}
      {act === 'edit' && <EditCaseForm detail={data} onDone={done} />}
      {act === 'child' && running && (
        <div className={classes.step}>
          <OpenCaseForm
            customer={{ id: data.customerId, code: data.customerCode, name: data.customerName }}
            parent={data}
            kinds={childKinds}
            onDone={done}
            onOpened={props.onShow}
          />
        </div>
      )}
      {act === 'sheet' && <SheetPreview caseId={data.caseId} />}
      <DeadlinesTable detail={data} />
      <ChecksPart detail={data} />
      <PapersPart detail={data} />
      <section>
        <h4>{t('drawer.files')}</h4>
        <Attachments entity="case" entityId={data.caseId} customerId={data.customerId} kinds={paperKinds(data.kind)} />
      </section>
      <Items detail={data} />
      <CaseEvents detail={data} onAsking={props.onAsking} />
      <p className={classes.fine}>{t('disclaimer')}</p>
    </div>
  );
}

/** The stages of the template in order, those reached marked; optional ones only when they were. */
function Track({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const reached = new Set(detail.events.map(({ stage }) => stage));
  return (
    <ol className={classes.track} aria-label={t('drawer.stages')}>
      {stagesOf[detail.kind]
        .filter(({ code, optional }) => optional !== true || reached.has(code))
        .map(({ code }) => (
          <li key={code} data-reached={reached.has(code) || undefined}>
            {reached.has(code) && <Icon name="check" size={11} />} {t(`stages.${code}`)}
          </li>
        ))}
    </ol>
  );
}

function Items({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  const format = useFormat();
  const navigate = useNavigate();
  return (
    <section>
      <h4>{t('drawer.items')}</h4>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{t('drawer.itemNumber')}</th>
            <th>{t('drawer.itemDue')}</th>
            <th data-right>{t('drawer.itemClaim')}</th>
            <th data-right>{t('drawer.itemOpen')}</th>
          </tr>
        </thead>
        <tbody>
          {detail.items.map((item) => (
            <tr key={item.dueItemId}>
              <td>
                <TextButton onClick={() => void navigate(`/customers/${detail.customerId}?tab=items`)}>
                  {item.number}
                </TextButton>
              </td>
              <td>{format.day(item.dueOn)}</td>
              <td data-right>{format.amount(item.amountMinor, detail.currency)}</td>
              <td data-right>{format.amount(item.openMinor, detail.currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
