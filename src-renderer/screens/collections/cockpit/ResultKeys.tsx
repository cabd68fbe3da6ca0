import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultCode } from '../../../../src-main/areas/actions/contract.ts';
import { keyedResults, otherResults } from '../../../../src-main/areas/collections/rules/callResults.ts';
import { Keys } from '../../../components/Keys.tsx';
import classes from './Cockpit.module.css';

export interface ResultKeysProps {
  readonly result: ResultCode | null;
  readonly onResult: (result: ResultCode | null) => void;
}

/** What came of it: one key for the usual results, a choice for the others. */
export function ResultKeys({ result, onResult }: ResultKeysProps) {
  const { t } = useTranslation('cockpit');
  return (
    <div className={classes.results} role="radiogroup" aria-label={t('results')}>
      {keyedResults.map((code, index) => (
        <button
          key={code}
          type="button"
          role="radio"
          aria-checked={result === code}
          className={classes.result}
          onClick={() => onResult(result === code ? null : code)}
        >
          <Keys keys={String(index + 1)} />
          <span>{t(`result.${code}`)}</span>
        </button>
      ))}
      <Select
        size="xs"
        aria-label={t('otherResults')}
        placeholder={t('otherResults')}
        value={result !== null && (otherResults as readonly string[]).includes(result) ? result : null}
        data={otherResults.map((code) => ({ value: code, label: t(`result.${code}`) }))}
        onChange={(value) => onResult(value ?? null)}
        clearable
        data-other-results
      />
    </div>
  );
}
