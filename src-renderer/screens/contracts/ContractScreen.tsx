import { Button, Skeleton, Tabs } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { id, isId, type ContractId } from '../../../src-main/kernel/ids.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useQueryOf } from '../../app/queries.ts';
import { errorText } from '../../app/refusals.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { AskReason } from '../../components/AskReason.tsx';
import { Attachments } from '../../components/Attachments/Attachments.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Figure, FigureStrip } from '../../components/Figure.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { Chip } from '../../components/Section.tsx';
import { TextButton } from '../../components/TextButton.tsx';
import { AmendmentsPart } from './AmendmentsPart.tsx';
import { ChecklistPart } from './ChecklistPart.tsx';
import { ClaimDialog, type ClaimEdit } from './ClaimDialogs.tsx';
import { ClaimList } from './ClaimList.tsx';
import { ContractDrawer } from './ContractDrawer.tsx';
import classes from './Contracts.module.css';
import { DeliveryDialog, type DeliveryEdit } from './DeliveryDialogs.tsx';
import { DeliveryList } from './DeliveryList.tsx';
import type { ContractDetail } from './detail.ts';
import { MilestonesPart } from './MilestonesPart.tsx';
import { OverviewPart } from './OverviewPart.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PersonDialog, type PersonEdit } from './PersonDialog.tsx';

interface PartProps {
  readonly contract: ContractDetail;
}

const parts = {
  overview: OverviewPart,
  checks: ChecklistPart,
  milestones: MilestonesPart,
  deliveries: DeliveriesPart,
  amendments: AmendmentsPart,
  claims: ClaimsPart,
  people: PeoplePart,
  files: FilesPart,
} as const;
type PartName = keyof typeof parts;
const names = Object.keys(parts) as PartName[];

/** One contract: its figures, what is missing, the payments it plans and all that happened under it. */
export default function ContractScreen() {
  const { id: text } = useParams();
  const asked = Number(text);
  const { t } = useTranslation('contracts');
  const navigate = useNavigate();
  if (isId(asked)) return <ContractPage key={asked} contractId={id<'contract'>(asked)} />;
  return (
    <EmptyState
      icon="warning"
      title={t('errors:contract_not_found')}
      action={
        <Button variant="default" onClick={() => void navigate('/contracts')}>
          {t('toList')}
        </Button>
      }
    />
  );
}

function ContractPage({ contractId }: { readonly contractId: ContractId }) {
  const { t, i18n } = useTranslation('contracts');
  const navigate = useNavigate();
  const { point, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const part = names.find((name) => name === search.get('part')) ?? 'overview';
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const remove = useCommand('contracts.remove');
  const { data, error } = useQueryOf('contracts.get', { contractId, ...point }, { keepPrevious: false });
  if (error !== null)
    return (
      <EmptyState
        icon="warning"
        title={errorText(i18n, error)}
        action={
          <Button variant="default" onClick={() => void navigate('/contracts')}>
            {t('toList')}
          </Button>
        }
      />
    );
  if (data === undefined) return <Skeleton height={320} />;
  const Part = parts[part];
  const counts: Partial<Record<PartName, number>> = {
    checks: data.gapList.length,
    milestones: data.milestones.length,
    deliveries: data.deliveries.length,
    amendments: data.amendments.length,
    claims: data.claims.length,
    people: data.people.length,
  };
  return (
    <Page fill>
      <div className={classes.head}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          leftSection={<Icon name="back" size={12} />}
          onClick={() => void navigate('/contracts')}
        >
          {t('toList')}
        </Button>
        <h1>{[data.number, data.title].filter((each) => each !== '').join(' · ')}</h1>
        <Chip>{t(`statuses.${data.status}`)}</Chip>
        {data.complete && <Chip>{t('checks.complete')}</Chip>}
        <TextButton onClick={() => void navigate(`/customers/${data.customerId}?tab=contracts`)}>
          {data.customerName}
        </TextButton>
        {!book.readOnly && (
          <div data-push>
            <Button variant="subtle" color="gray" onClick={() => setRemoving(true)}>
              {t('common:remove')}
            </Button>
            <Button variant="default" onClick={() => setEditing(true)}>
              {t('common:edit')}
            </Button>
          </div>
        )}
      </div>
      <Progress contract={data} />
      <Tabs value={part} onChange={(value) => setSearch(value === null ? {} : { part: value }, { replace: true })}>
        <Tabs.List>
          {names.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`parts.${name}`)}
              {(counts[name] ?? 0) > 0 && ` ${counts[name]}`}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div className={classes.panel}>
        <Part contract={data} />
      </div>
      <ContractDrawer opened={editing} contract={data} onClose={() => setEditing(false)} onSaved={() => undefined} />
      <AskReason
        opened={removing}
        title={t('removeTitle', { number: data.number })}
        reasonLabel={t('fields.reason')}
        confirmLabel={t('common:remove')}
        danger
        busy={remove.running}
        failure={remove.failure}
        onConfirm={({ reason }) =>
          void remove
            .run({ contractId, reason }, { quiet: true })
            .then((reply) => (reply.ok ? navigate('/contracts') : undefined))
        }
        onCancel={() => setRemoving(false)}
      />
    </Page>
  );
}

/** 合同金额执行汇总. */
function Progress({ contract }: PartProps) {
  const { t } = useTranslation('contracts');
  const format = useFormat();
  const { currency, amountMinor } = contract;
  const money = (minor: number): string => format.money(minor, currency);
  const share = (minor: number) =>
    amountMinor === null || amountMinor === 0
      ? {}
      : { note: format.basisPoints(Math.round((minor / amountMinor) * 10_000)) };
  return (
    <FigureStrip label={t('progress.title')}>
      <Figure label={t('columns.amount')} value={amountMinor === null ? '–' : money(amountMinor)} />
      <Figure
        label={t('columns.invoiced')}
        value={money(contract.invoicedMinor)}
        {...share(contract.invoicedMinor)}
        hint={t('progress.invoicedHint')}
      />
      <Figure label={t('columns.received')} value={money(contract.receivedMinor)} {...share(contract.receivedMinor)} />
      {contract.creditedMinor > 0 && <Figure label={t('progress.credited')} value={money(contract.creditedMinor)} />}
      <Figure label={t('columns.open')} value={money(contract.openMinor)} />
      <Figure label={t('progress.overdue')} value={money(contract.overdueMinor)} />
      {contract.uninvoicedMinor !== null && (
        <Figure label={t('progress.uninvoiced')} value={money(contract.uninvoicedMinor)} />
      )}
    </FigureStrip>
  );
}

function belongsOf({ contractId, customerId, customerName, currency }: ContractDetail) {
  return { contractId, customerId, customerName, currency };
}

function AddButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  const { book } = useWorkingPoint();
  if (book.readOnly) return null;
  return (
    <div>
      <Button variant="default" size="compact-sm" leftSection={<Icon name="plus" size={12} />} onClick={onClick}>
        {label}
      </Button>
    </div>
  );
}

function DeliveriesPart({ contract }: PartProps) {
  const { t } = useTranslation('contracts');
  const belongs = belongsOf(contract);
  const [edit, setEdit] = useState<DeliveryEdit | null>(null);
  return (
    <>
      {contract.deliveries.length === 0 ? (
        <EmptyState icon="check" title={t('deliveries.none')} text={t('deliveries.noneText')} />
      ) : (
        <DeliveryList deliveries={contract.deliveries} belongs={belongs} onEdit={setEdit} />
      )}
      <AddButton label={t('deliveries.add')} onClick={() => setEdit({ delivery: null, belongs })} />
      <DeliveryDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}

function ClaimsPart({ contract }: PartProps) {
  const { t } = useTranslation('contracts');
  const belongs = belongsOf(contract);
  const [edit, setEdit] = useState<ClaimEdit | null>(null);
  return (
    <>
      {contract.claims.length === 0 ? (
        <EmptyState icon="check" title={t('claims.none')} text={t('claims.noneText')} />
      ) : (
        <ClaimList claims={contract.claims} belongs={belongs} onEdit={setEdit} />
      )}
      <AddButton label={t('claims.add')} onClick={() => setEdit({ claim: null, belongs })} />
      <ClaimDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}

function PeoplePart({ contract }: PartProps) {
  const { t } = useTranslation('contracts');
  const belongs = belongsOf(contract);
  const [edit, setEdit] = useState<PersonEdit | null>(null);
  return (
    <>
      {contract.people.length === 0 ? (
        <EmptyState icon="customers" title={t('people.none')} text={t('people.noneText')} />
      ) : (
        <PeopleList people={contract.people} belongs={belongs} onEdit={setEdit} />
      )}
      <AddButton label={t('people.add')} onClick={() => setEdit({ person: null, belongs })} />
      <p className={classes.law}>{t('people.law')}</p>
      <PersonDialog edit={edit} onClose={() => setEdit(null)} />
    </>
  );
}

function FilesPart({ contract }: PartProps) {
  return (
    <Attachments
      entity="contract"
      entityId={contract.contractId}
      customerId={contract.customerId}
      kinds={['contract', 'contract_annex', 'order']}
    />
  );
}
