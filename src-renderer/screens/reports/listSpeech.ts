import { useMemo } from 'react';
import en from '../../../resources/text/lists.en.json';
import zh from '../../../resources/text/lists.zh.json';
import type { ListSpeech } from '../../../src-main/areas/reports/rules/listText.ts';
import { useFormat } from '../../app/format.ts';

/** The words of lists: the same file the page and the workbook take theirs from. */
export function useListSpeech(): ListSpeech {
  const format = useFormat();
  return useMemo(
    () => ({ language: format.language, words: { zh, en }[format.language], instant: format.instant }),
    [format],
  );
}
