import type { CustomerId } from '../../../kernel/ids.ts';
import type { Lesson } from '../contract.ts';

export interface LessonQuestion {
  readonly search: string;
  readonly customerId?: CustomerId | undefined;
  readonly cause?: Lesson['cause'] | undefined;
  readonly outcome?: Lesson['outcome'] | undefined;
  readonly tag?: string | undefined;
}

const textOf = (lesson: Lesson): string =>
  [
    lesson.title, lesson.story, lesson.worked, lesson.learned, lesson.customerCode, lesson.customerName, ...lesson.tags,
  ].join('\n').toLowerCase(); // prettier-ignore

/** Every word of the search must be somewhere in the note: `商票 首付` finds what speaks of both. */
export function searchedLessons(lessons: readonly Lesson[], question: LessonQuestion): Lesson[] {
  const words = question.search.toLowerCase().split(/\s+/).filter((word) => word !== ''); // prettier-ignore
  return lessons.filter(
    (lesson) =>
      (question.customerId === undefined || lesson.customerId === question.customerId) &&
      (question.cause === undefined || lesson.cause === question.cause) &&
      (question.outcome === undefined || lesson.outcome === question.outcome) &&
      (question.tag === undefined || question.tag === '' || lesson.tags.includes(question.tag)) &&
      words.every((word) => textOf(lesson).includes(word)),
  );
}

/** Tags in use, most used first, then by name. */
export function tagCounts(lessons: readonly Lesson[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of lessons) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts]
    .map(([tag, count]) => ({ tag, count }))
    .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1));
}
