import type { ValueOf } from '../../app/calls.ts';

export const tabs = ['excuses', 'stages', 'conduct', 'practice', 'glossary', 'lessons'] as const;
export type Tab = (typeof tabs)[number];

export type ScriptRow = ValueOf<'playbook.scripts'>['rows'][number];
export type TermRow = ValueOf<'playbook.glossary'>['rows'][number];
export type LessonRow = ValueOf<'playbook.lessons'>['rows'][number];
export type PromptRow = ValueOf<'effects.lessonPrompts'>['rows'][number];

/** Every word typed must be somewhere in what is looked through. */
export function speaksOf(search: string, texts: readonly string[]): boolean {
  const all = texts.join('\n').toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

export function scriptTexts(script: ScriptRow): string[] {
  return [
    script.code, script.title, script.goal, script.opening, script.reply,
    ...script.questions, ...script.writeDown, ...script.followUp, ...script.never,
  ]; // prettier-ignore
}
