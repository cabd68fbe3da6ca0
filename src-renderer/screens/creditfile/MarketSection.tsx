import { Autocomplete, Button, NumberInput, Select, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marketScopes, outlooks, type MarketNote } from '../../../src-main/areas/creditfile/contract.ts';
import type { Day } from '../../../src-main/kernel/day.ts';
import { useCommand } from '../../app/commands.ts';
import { useFormat } from '../../app/format.ts';
import { useLocalRows, useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import type { GridColumn } from '../../components/DataGrid/columns.ts';
import { DataGrid } from '../../components/DataGrid/DataGrid.tsx';
import { DayInput } from '../../components/DayInput/DayInput.tsx';
import { DayText } from '../../components/DayText.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Bar, Fill } from '../../components/Page.tsx';
import { Chip, Panel, SectionTitle } from '../../components/Section.tsx';
import { SideDrawer } from '../../components/SideDrawer.tsx';
import classes from './Creditfile.module.css';
import { FormFoot } from './FormFoot.tsx';

/** The register of what is said about the market, industries and regions, and what it does to scores. */
export function MarketSection() {
  const { t } = useTranslation('creditfile');
  const format = useFormat();
  const { point, book } = useWorkingPoint();
  const { data } = useQueryOf('creditfile.marketNotes', point);
  const rows = useLocalRows(data?.rows);
  const [open, setOpen] = useState<MarketNote | 'new' | null>(null);
  const [asking, setAsking] = useState(false);
  const columns = useMemo<readonly GridColumn<MarketNote>[]>(
    () => [
      { id: 'scope', header: t('market.scope'), width: 80, grow: 0, cell: (row) => t(`market.scopes.${row.scope}`) },
      { id: 'name', header: t('market.name'), width: 110, cell: (row) => row.name },
      { id: 'outlook', header: t('market.outlook'), width: 90, grow: 0, cell: (row) => <Chip bad={row.outlook === 'bad'}>{t(`market.outlooks.${row.outlook}`)}</Chip> },
      { id: 'factor', header: t('market.factor'), width: 80, grow: 0, align: 'right', cell: (row) => `× ${format.basisPoints(row.factorBp)}` },
      { id: 'from', header: t('market.from'), width: 96, grow: 0, cell: (row) => <DayText day={row.fromOn} /> },
      { id: 'until', header: t('market.until'), width: 96, grow: 0, cell: (row) => (row.untilOn === null ? t('market.open') : <DayText day={row.untilOn} />) },
      { id: 'state', header: t('market.state'), width: 80, grow: 0, cell: (row) => <Chip>{t(`market.${row.inForce ? 'inForce' : row.fromOn > point.asOf ? 'notYet' : 'ended'}`)}</Chip> },
      { id: 'customers', header: t('market.customers'), width: 80, grow: 0, align: 'right', cell: (row) => format.count(row.customers) },
      { id: 'source', header: t('source'), width: 140, grow: 2, cell: (row) => row.source },
    ],
    [t, format, point.asOf],
  ); // prettier-ignore
  return (
    <>
      <SectionTitle title={t('market.title')} note={t('market.note')} />
      {!book.readOnly && (
        <Bar>
          <Button variant="default" onClick={() => setOpen('new')}>
            {t('market.add')}
          </Button>
        </Bar>
      )}
      <Fill>
        <Panel>
          <DataGrid
            label={t('market.title')}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.noteId}
            onOpen={setOpen}
            empty={<EmptyState icon="info" title={t('market.empty')} text={t('market.emptyText')} />}
          />
        </Panel>
      </Fill>
      <SideDrawer
        opened={open !== null}
        onClose={() => setOpen(null)}
        title={t(open === 'new' ? 'market.add' : 'market.edit')}
        size={520}
        closeOnEscape={!asking}
      >
        {open !== null && (
          <NoteForm
            note={open === 'new' ? null : open}
            industries={data?.industries ?? []}
            regions={data?.regions ?? []}
            onDone={() => setOpen(null)}
            onAsking={setAsking}
          />
        )}
      </SideDrawer>
    </>
  );
}

function NoteForm(props: {
  readonly note: MarketNote | null;
  readonly industries: readonly string[];
  readonly regions: readonly string[];
  readonly onDone: () => void;
  readonly onAsking: (asking: boolean) => void;
}) {
  const { note: given } = props;
  const { t } = useTranslation('creditfile');
  const { today } = useWorkingPoint();
  const save = useCommand('creditfile.saveMarketNote');
  const remove = useCommand('creditfile.removeMarketNote');
  const [scope, setScope] = useState<MarketNote['scope']>(given?.scope ?? 'industry');
  const [name, setName] = useState(given?.name ?? '');
  const [outlook, setOutlook] = useState<MarketNote['outlook']>(given?.outlook ?? 'bad');
  const [percent, setPercent] = useState<number | string>((given?.factorBp ?? 9500) / 100);
  const [fromOn, setFromOn] = useState<Day | null>(given?.fromOn ?? today);
  const [untilOn, setUntilOn] = useState<Day | null>(given?.untilOn ?? null);
  const [source, setSource] = useState(given?.source ?? '');
  const [text, setText] = useState(given?.note ?? '');
  const factorBp = typeof percent === 'number' ? Math.round(percent * 100) : NaN;
  const ready = fromOn !== null && source.trim() !== '' && factorBp >= 5000 && factorBp <= 12_000 && (scope === 'market' || name.trim() !== ''); // prettier-ignore
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || fromOn === null) return;
        const entry = {
          scope,
          name: name.trim(),
          outlook,
          factorBp,
          fromOn,
          untilOn,
          source: source.trim(),
          note: text,
        };
        void save
          .run({ ...(given === null ? {} : { noteId: given.noteId }), ...entry }, { quiet: true })
          .then((reply) => {
            if (reply.ok) props.onDone();
          });
      }}
    >
      <div className={classes.pair}>
        <Select
          label={t('market.scope')}
          value={scope}
          allowDeselect={false}
          data={marketScopes.map((value) => ({ value, label: t(`market.scopes.${value}`) }))}
          onChange={(value) => setScope(marketScopes.find((each) => each === value) ?? 'market')}
        />
        <Autocomplete
          size="xs"
          label={t('market.name')}
          description={t('market.nameHint')}
          value={scope === 'market' ? '' : name}
          disabled={scope === 'market'}
          data={[...(scope === 'region' ? props.regions : props.industries)]}
          onChange={setName}
          required={scope !== 'market'}
          maxLength={200}
        />
        <Select
          label={t('market.outlook')}
          value={outlook}
          allowDeselect={false}
          data={outlooks.map((value) => ({ value, label: t(`market.outlooks.${value}`) }))}
          onChange={(value) => setOutlook(outlooks.find((each) => each === value) ?? 'neutral')}
        />
        <NumberInput
          label={t('market.factorPercent')}
          description={t('market.factorHint')}
          value={percent}
          min={50}
          max={120}
          decimalScale={2}
          suffix="%"
          onChange={setPercent}
          required
        />
        <DayInput label={t('market.from')} value={fromOn} onChange={setFromOn} lean="past" required />
        <DayInput label={t('market.until')} value={untilOn} onChange={setUntilOn} />
      </div>
      <TextInput
        label={t('source')}
        value={source}
        onChange={(event) => setSource(event.currentTarget.value)}
        required
        maxLength={200}
      />
      <TextInput
        label={t('note')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={2000}
      />
      <Notice tone="note">{t('market.effect')}</Notice>
      <FormFoot
        ready={ready}
        running={save.running}
        failure={save.failure}
        onDone={props.onDone}
        onAsking={props.onAsking}
        remove={
          given === null
            ? null
            : {
                command: remove,
                run: async (reason) => (await remove.run({ id: given.noteId, reason }, { quiet: true })).ok,
              }
        }
      />
    </form>
  );
}
