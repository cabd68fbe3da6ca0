import en from '../../../../resources/text/lists.en.json' with { type: 'json' };
import zh from '../../../../resources/text/lists.zh.json' with { type: 'json' };
import type { Language } from '../../../kernel/format.ts';
import { wallClock } from '../../settings/moment.ts';
import type { ListSpeech } from '../rules/listText.ts';

export function speechOf(language: Language): ListSpeech {
  return { language, words: { zh, en }[language], instant: (at) => wallClock(at, language) };
}
