import type { Language } from '../../../kernel/format.ts';
import type { Script, ScriptKind, ScriptWords } from '../contract.ts';
import { codesOf, factsOf } from './codes.ts';
import { conductEn } from './texts/conduct.en.ts';
import { conductZh } from './texts/conduct.zh.ts';
import { excusesEn } from './texts/excuses.en.ts';
import { excusesZh } from './texts/excuses.zh.ts';
import { stagesEn } from './texts/stages.en.ts';
import { stagesZh } from './texts/stages.zh.ts';

const shippedWords: Readonly<Record<Language, Readonly<Record<ScriptKind, Readonly<Record<string, ScriptWords>>>>>> = {
  zh: { excuse: excusesZh, stage: stagesZh, conduct: conductZh },
  en: { excuse: excusesEn, stage: stagesEn, conduct: conductEn },
};

/** Excuses, then stages in the order of the chase, then the sheets of conduct. */
export function shippedScripts(language: Language): Script[] {
  return (['excuse', 'stage', 'conduct'] as const).flatMap((kind) =>
    codesOf(kind).map((code) => {
      const words = shippedWords[language][kind][code];
      const facts = factsOf(kind, code);
      if (words === undefined || facts === null) throw new Error(`no words for ${kind} ${code} in ${language}`);
      return {
        ...words,
        kind,
        code,
        resultCodes: [...facts.resultCodes],
        lawCards: [...facts.lawCards],
        own: false,
        savedAt: null,
      };
    }),
  );
}

/** Own versions stand in the place of shipped ones; an own version of a code nobody ships is left out. */
export function withOwn(shipped: readonly Script[], own: readonly Script[]): Script[] {
  const byKey = new Map(own.map((script) => [`${script.kind} ${script.code}`, script]));
  return shipped.map((script) => byKey.get(`${script.kind} ${script.code}`) ?? script);
}
