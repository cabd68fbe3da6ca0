import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { id, isId, type CaseId } from '../../../src-main/kernel/ids.ts';
import { useQueryOf } from '../../app/queries.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Bar, Fill, Page } from '../../components/Page.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import { CaseDrawer } from './CaseDrawer.tsx';
import { CasesPart } from './CasesPart.tsx';
import { ClueDrawer } from './ClueDrawer.tsx';
import { CluesPart } from './CluesPart.tsx';
import { DeadlinesPart } from './DeadlinesPart.tsx';
import { FeesPart } from './FeesPart.tsx';
import { OpenCaseDrawer } from './OpenCaseDrawer.tsx';

const parts = ['cases', 'deadlines', 'clues', 'fees'] as const;
type Part = (typeof parts)[number];

/** What the law can do about a debt: cases with their deadlines, what the debtor owns, what it costs. */
export default function CasesScreen() {
  const { t } = useTranslation('cases');
  const { point, book } = useWorkingPoint();
  const [search, setSearch] = useSearchParams();
  const [opening, setOpening] = useState(false);
  const [clue, setClue] = useState(false);
  const part: Part = parts.find((name) => name === search.get('part')) ?? 'cases';
  const shown = Number(search.get('case'));
  const caseId = isId(shown) ? id<'case'>(shown) : null;
  const { data } = useQueryOf('cases.deadlines', point);
  const urgent = (data?.counts.overdue ?? 0) + (data?.counts.within_7 ?? 0);

  const go = (change: { readonly part?: Part; readonly case?: CaseId | null }): void =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (change.part !== undefined) next.set('part', change.part);
        if (change.case === null) next.delete('case');
        else if (change.case !== undefined) next.set('case', String(change.case));
        return next;
      },
      { replace: true },
    );
  const show = (chosen: CaseId): void => go({ case: chosen });
  const add = book.readOnly ? undefined : (
    <Button
      leftSection={<Icon name="plus" size={13} />}
      onClick={() => (part === 'clues' ? setClue(true) : setOpening(true))}
    >
      {t(part === 'clues' ? 'newClue' : 'newCase')}
    </Button>
  );

  return (
    <Page fill>
      <SectionTitle level={1} title={t('title')} note={t('note')} tools={add} />
      <Bar label={t('partsLabel')}>
        <SegmentedControl
          aria-label={t('partsLabel')}
          value={part}
          data={parts.map((value) => ({
            value,
            label:
              value === 'deadlines' && urgent > 0 ? t('parts.deadlinesCount', { count: urgent }) : t(`parts.${value}`),
          }))}
          onChange={(value) => go({ part: value })}
        />
      </Bar>
      <Fill>
        {part === 'cases' && <CasesPart selected={caseId} onOpen={show} onNew={add} />}
        {part === 'deadlines' && <DeadlinesPart onOpen={show} />}
        {part === 'clues' && <CluesPart onNew={add} />}
        {part === 'fees' && <FeesPart />}
      </Fill>
      <CaseDrawer caseId={caseId} onShow={show} onClose={() => go({ case: null })} />
      <OpenCaseDrawer opened={opening} onClose={() => setOpening(false)} onOpened={show} />
      <ClueDrawer opened={clue} onClose={() => setClue(false)} />
    </Page>
  );
}
