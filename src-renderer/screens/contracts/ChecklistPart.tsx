import { SegmentedControl, TextInput } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tick } from '../../../src-main/areas/contracts/contract.ts';
import {
  clauseItems,
  settled,
  validityItems,
  type CheckItem,
} from '../../../src-main/areas/contracts/rules/checklist.ts';
import { useCommand } from '../../app/commands.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Contracts.module.css';
import type { ContractDetail } from './detail.ts';

/** Clauses and validity, line by line; every answer is kept as it is given. */
export function ChecklistPart({ contract }: { readonly contract: ContractDetail }) {
  return (
    <div className={classes.two}>
      <List contract={contract} list="clauses" items={clauseItems} />
      <List contract={contract} list="validity" items={validityItems} />
    </div>
  );
}

function List(props: {
  readonly contract: ContractDetail;
  readonly list: 'clauses' | 'validity';
  readonly items: readonly CheckItem[];
}) {
  const { contract, list, items } = props;
  const { t } = useTranslation('contracts');
  const { book } = useWorkingPoint();
  const tick = useCommand('contracts.tick');
  const ticks = contract[list];
  const answer = (code: string, next: Tick): void =>
    void tick.run({ contractId: contract.contractId, [list]: { [code]: next } });
  const groups = [...new Set(items.map(({ group }) => group))];
  const done = items.filter((item) => settled(item, ticks[item.code])).length;
  return (
    <section aria-label={t(`lists.${list}`)}>
      <SectionTitle title={t(`lists.${list}`)} note={t('lists.done', { done, of: items.length })} />
      <div className={classes.checks}>
        {groups.map((group) => (
          <Fragment key={group}>
            <h3>{t(`groups.${group}`)}</h3>
            {items
              .filter((item) => item.group === group)
              .map((item) => (
                <Line
                  key={item.code}
                  item={item}
                  label={t(`lines.${list}.${item.code}`)}
                  tick={ticks[item.code] ?? { state: '', note: '' }}
                  disabled={book.readOnly}
                  onAnswer={(next) => answer(item.code, next)}
                />
              ))}
          </Fragment>
        ))}
      </div>
    </section>
  );
}

const states = ['yes', 'no', 'na'] as const;

function Line(props: {
  readonly item: CheckItem;
  readonly label: string;
  readonly tick: Tick;
  readonly disabled: boolean;
  readonly onAnswer: (tick: Tick) => void;
}) {
  const { item, label, tick } = props;
  const { t } = useTranslation('contracts');
  const [note, setNote] = useState(tick.note);
  return (
    <>
      <span>
        {label} {item.article !== undefined && <small>{t('laws.civilCode', { article: item.article })}</small>}
      </span>
      <SegmentedControl
        size="xs"
        aria-label={label}
        disabled={props.disabled}
        value={tick.state}
        data={states
          .filter((state) => state !== 'na' || !item.essential)
          .map((value) => ({ value, label: t(`ticks.${value}`) }))}
        onChange={(state) => props.onAnswer({ state, note: note.trim() })}
      />
      <TextInput
        size="xs"
        aria-label={t('ticks.noteOf', { line: label })}
        placeholder={t('ticks.note')}
        value={note}
        disabled={props.disabled}
        maxLength={500}
        onChange={(event) => setNote(event.currentTarget.value)}
        onBlur={() => {
          if (note.trim() !== tick.note) props.onAnswer({ ...tick, note: note.trim() });
        }}
      />
    </>
  );
}
