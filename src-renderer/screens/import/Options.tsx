import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OpenedFile } from '../../../src-main/areas/exchange/contract.ts';
import { useFormat } from '../../app/format.ts';
import { useWorkingPoint } from '../../app/working.tsx';
import { CurrencySelect } from '../../components/CurrencySelect.tsx';
import { SectionTitle } from '../../components/Section.tsx';
import classes from './Import.module.css';
import type { ImportDraft } from './plan.ts';

export interface OptionsProps {
  readonly file: OpenedFile;
  readonly draft: ImportDraft;
  readonly onChange: (draft: ImportDraft) => void;
}

/** The few decisions that are about the file as a whole. */
export function Options({ file, draft, onChange }: OptionsProps) {
  const { t } = useTranslation('import');
  const { count } = useFormat();
  const { currencies } = useWorkingPoint();
  const mapped = Object.values(draft.fields);
  return (
    <section>
      <SectionTitle title={t('options.title')} />
      <div className={classes.options}>
        <CurrencySelect
          label={t(mapped.includes('currency') ? 'options.currencyMissing' : 'options.currency')}
          value={draft.currency}
          first={currencies}
          onChange={(currency) => onChange({ ...draft, currency })}
        />
        {file.kind === 'invoices' && (
          <>
            <Checkbox
              label={t('options.negatives')}
              description={t('options.negativesHint')}
              checked={draft.negativesAsCreditNotes}
              onChange={(event) => onChange({ ...draft, negativesAsCreditNotes: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('options.lines')}
              description={t(file.linesLikely ? 'options.linesLikely' : 'options.linesHint')}
              checked={draft.linesAsOne}
              onChange={(event) => onChange({ ...draft, linesAsOne: event.currentTarget.checked })}
            />
          </>
        )}
        {file.hiddenRows > 0 && (
          <Checkbox
            label={t('options.hidden', { n: count(file.hiddenRows) })}
            description={t('options.hiddenHint')}
            checked={draft.includeHiddenRows}
            onChange={(event) => onChange({ ...draft, includeHiddenRows: event.currentTarget.checked })}
          />
        )}
      </div>
    </section>
  );
}
