import { formatDay, formatMoney, type Language } from '../../kernel/format.ts';
import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { ReadDb } from '../../storage/database.ts';
import { wallClock } from '../settings/moment.ts';
import { readSettings } from '../settings/store.ts';
import type { CalendarEntry, DayFigures, Task } from './contract.ts';
import { paperOf } from './paper.ts';
import type { CalendarEvent } from './rules/ics.ts';
import type { FinishedDay } from './store/day.ts';
import { say, type WorkWord } from './words.ts';

/** A mail and a page for a colleague, of one task. Nothing is sent: the words are there to be copied. */
export function taskPaper(db: ReadDb, task: Task, language: Language) {
  const { company, actor } = readSettings(db);
  const due = `${formatDay(task.dueOn, language)}${task.atTime === '' ? '' : ` ${task.atTime}`}`;
  const subject = say(language, 'task.subject', { title: task.title, due });
  const facts = [
    ...(task.customerName === '' ? [] : [say(language, 'task.customer', { name: task.customerName, code: task.customerCode })]), // prettier-ignore
    ...(task.documentNumber === '' ? [] : [say(language, 'task.document', { number: task.documentNumber })]),
    ...(task.note === '' ? [] : [say(language, 'task.note', { note: task.note })]),
  ];
  const from = say(language, 'task.from', { company: company.name, actor });
  const body = [
    task.owner === '' ? say(language, 'task.helloNobody') : say(language, 'task.hello', { owner: task.owner }),
    '',
    say(language, 'task.please', { due, title: task.title }),
    ...facts,
    '',
    say(language, 'task.answer'),
    '',
    from,
  ].join('\n');
  const title = `${say(language, 'task.sheet')} · ${task.title}`;
  const html = paperOf({
    language,
    title,
    parts: [
      { title: '', lines: [], text: body },
      { title: say(language, 'task.result'), lines: [], text: '\n\n\n' },
      { title: say(language, 'task.signed'), lines: [], text: '\n' },
    ],
    foot: '',
  });
  return { subject, body, title, html };
}

/** The summary of a day: what was done, what is left, the clerk's note. */
export function dayPaper(
  db: ReadDb,
  on: Day,
  figures: DayFigures,
  finished: FinishedDay | null,
  at: Instant,
  language: Language,
) {
  const { company, actor } = readSettings(db);
  const title = say(language, 'day.title', { day: formatDay(on, language) });
  const amounts = (sum: DayFigures['promises']): string =>
    [String(sum.count), ...sum.amounts.map(({ currency, amountMinor }) => formatMoney(amountMinor, currency))].join(
      ' · ',
    );
  const line = (word: WorkWord, value: number | string): [string, string] => [say(language, word), String(value)];
  const html = paperOf({
    language,
    title,
    parts: [
      {
        title: say(language, 'day.done'),
        lines: [
          line('day.contacts', figures.contacts),
          line('day.reached', figures.reached),
          line('day.minutes', figures.minutes),
          line('day.customersWorked', figures.customersWorked),
          line('day.promises', amounts(figures.promises)),
          line('day.letters', figures.letters),
          line('day.receipts', amounts(figures.receipts)),
          line('day.disputesOpened', figures.disputesOpened),
          line('day.tasksDone', figures.tasksDone),
        ],
      },
      {
        title: say(language, 'day.left'),
        lines: [
          line('day.leftForced', figures.leftForced),
          line('day.leftScored', figures.leftScored),
          line('day.leftTasks', figures.leftTasks),
          line('day.hidden', figures.hidden),
        ],
      },
      ...(finished === null || finished.note === ''
        ? []
        : [{ title: say(language, 'day.note'), lines: [], text: finished.note }]),
    ],
    foot: [
      say(language, 'day.madeBy', {
        company: company.name,
        actor: finished?.actor ?? actor,
        at: wallClock(finished?.at ?? at, language),
      }),
      ...(finished === null ? [say(language, 'day.notFinished')] : []),
    ].join('\n'),
  });
  return { title, html };
}

/** An entry as another calendar shows it: what it is, whose, and how much. */
export function eventOf(entry: CalendarEntry, mark: string, language: Language): CalendarEvent {
  const kind = say(language, `calendar.kind.${entry.kind}`);
  const amount =
    entry.amountMinor === null || entry.currency === null ? '' : formatMoney(entry.amountMinor, entry.currency);
  return {
    uid: `${entry.key}.${mark}@duewarden`,
    on: entry.on,
    time: entry.time,
    summary: [kind, entry.customerName, entry.kind === 'task' || entry.kind === 'care' ? entry.reference : '', amount]
      .filter((part) => part !== '')
      .join(' · '),
    description: [
      entry.customerCode === '' ? '' : `${entry.customerCode} ${entry.customerName}`,
      entry.reference,
      say(language, 'calendar.note'),
    ]
      .filter((part) => part !== '')
      .join('\n'),
    category: kind,
  };
}
