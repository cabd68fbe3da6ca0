import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { BookFacts, later, type Debtor } from './support/bookFacts.ts';
import { Clerk, type CallResult, type Morning } from './support/clerk.ts';
import { settled, watch, type Watch } from './support/screens.ts';
import { textsOf } from './support/texts.ts';
import { startChromium, startWebWith, type WebProgram } from './support/web.ts';
import { newFolder, removeFolder } from './support/world.ts';

/**
 * Two months of a clerk's work on the practice company, through the real screens, day after day. Each morning the list is
 * held against what the book itself says: nobody is chased who should not be, and nobody is forgotten.
 */

const firstDay = '2026-03-02';
const calendarDays = 61;
/** Two weeks on which nobody opens the program. */
const away = { from: '2026-03-30', to: '2026-04-12' };
const callsOfADay = 2;
const calls: readonly CallResult[] = [
  'no_answer', 'promise', 'in_approval', 'dispute', 'promise', 'call_back', 'paid_already', 'invoice_missing', 'promise', 'refuses',
  'no_answer', 'partial_promise', 'call_back',
]; // prettier-ignore

/** What the two months must have brought, so that it was held against the book at all. */
const wanted = [
  'promise kept', 'plan signed', 'instalment kept', 'paused', 'back from a pause', 'hidden', 'back on the day', 'caught up',
  'letter issued', 'letter served', 'forced promise_broken', 'forced promise_due', 'forced action_due', 'forced plan_due',
  'left alone and seen', 'hidden promise', 'hidden plan', 'hidden legal', 'hidden disputed', 'hidden covered', 'hidden scheduled',
  ...new Set(calls.map((result) => `call ${result}`)),
]; // prettier-ignore

const workdays = Array.from({ length: calendarDays }, (_, index) => later(firstDay, index)).filter(
  (day) => new Date(day).getUTCDay() % 6 !== 0 && (day < away.from || day > away.to),
);

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

let web: WebProgram | undefined;
let page: Page;
let seen: Watch;
let facts: BookFacts | undefined;
const clockFile = path.join(newFolder('clock'), 'later');
afterAll(() => removeFolder(path.dirname(clockFile)));

afterEach(async () => {
  facts?.close();
  facts = undefined;
  await page?.context().close();
  await web?.stop();
});

/** Sets the clocks of the program and of the page to half past nine in Shanghai on a day. */
async function wakeOn(day: string): Promise<void> {
  const laterMs = Date.parse(`${day}T09:30:00+08:00`) - Date.now();
  fs.writeFileSync(clockFile, String(laterMs));
  await page.addInitScript((ms) => {
    const shared = window as typeof window & { laterMs?: number };
    const started = shared.laterMs !== undefined;
    shared.laterMs = ms;
    if (started) return;
    const RealDate = Date;
    const now = (): number => RealDate.now() + (shared.laterMs ?? 0);
    window.Date = new Proxy(RealDate, {
      construct: (_target, given, asked) => Reflect.construct(RealDate, given.length === 0 ? [now()] : given, asked) as Date,
      get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
    });
  }, laterMs); // prettier-ignore
}

async function startCompany(language: 'zh' | 'en'): Promise<Clerk> {
  const context = await browser.newContext({
    locale: language === 'zh' ? 'zh-CN' : 'en-US',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  seen = await watch(page);
  await wakeOn(firstDay);
  const preload = pathToFileURL(path.join(import.meta.dirname, 'support', 'laterClock.mjs')).href;
  web = await startWebWith(
    { NODE_OPTIONS: `--import ${preload}`, DUEWARDEN_LATER_FILE: clockFile },
    '--demo',
    '--lang',
    language,
  );
  const clerk = new Clerk(page, textsOf(language));
  await page.goto(web.link);
  await settled(page);
  return clerk;
}

/** The book as it is on disk now. */
function read(): BookFacts {
  facts?.close();
  const folder = web?.dataFolder ?? '';
  const [file] = fs.globSync('**/*.duewarden', { cwd: folder }).filter((name) => !name.includes('backup'));
  facts = new BookFacts(path.join(folder, file ?? ''));
  return facts;
}

/** Hidden until the matter itself ends, which has no day of its own. */
const withoutDay = new Set(['merged', 'excluded', 'legal', 'plan', 'disputed', 'covered', 'small']);

/** Whatever the list of a morning says that the book does not bear out. */
function surprises(on: string, { list, hidden }: Morning, debtors: ReadonlyMap<number, Debtor>): string[] {
  const found: string[] = [];
  const listed = new Map(list.map((row) => [row.customerId, row]));
  const kept = new Map(hidden.map((row) => [row.customerId, row]));
  const say = (what: string, id: number): void =>
    void found.push(`${on} ${debtors.get(id)?.code ?? `customer ${id}`}: ${what}`);
  for (const [id, { overdueMinor, freeMinor, barred, gone, must, endsOn }] of debtors) {
    const row = listed.get(id);
    const out = kept.get(id);
    if (row !== undefined && out !== undefined) say('is on the list and hidden', id);
    if (row === undefined && out === undefined && overdueMinor > 0) say('is overdue and nowhere', id);
    // A period that runs out asks for a paper or a decision about whoever is left alone, and for nothing else.
    const asksPaper = row !== undefined && row.forced.length > 0 && row.forced.every((code) => code === 'limitation');
    if (row !== undefined && (gone || (barred && !asksPaper))) say('is chased though left alone', id);
    if (endsOn !== null && !gone && row?.forced.includes('limitation') !== true)
      if (out?.reason !== 'put_off' || out.backOn === null || out.backOn > later(endsOn, -15))
        say(`is out of sight (${out?.reason ?? (row === undefined ? 'nowhere' : 'listed')}) though a period ends on ${endsOn}`, id);
    if (row !== undefined && freeMinor === 0 && row.forced.length === 0) say('is chased though nothing may be asked for', id);
    if (must.length > 0 && !barred && !gone && (row?.forced.length ?? 0) === 0 && out?.reason !== 'put_off')
      say(`is not on top for ${must.join(', ')} (${out?.reason ?? (row === undefined ? 'nowhere' : 'listed')})`, id);
    if (out !== undefined && out.backOn === null && !withoutDay.has(out.reason)) say(`is hidden (${out.reason}) without a day`, id);
    if (out !== undefined && out.backOn !== null && out.backOn <= on) say(`is hidden until ${out.backOn}, which has come`, id);
  }
  for (const { customerId, forced } of list)
    if (!debtors.has(customerId) && forced.length === 0) say('owes nothing and is chased', customerId);
  for (const { customerId, points, priority } of list)
    if (points.reduce((sum, one) => sum + one, 0) !== priority) say(`${points.join(' + ')} is not ${priority}`, customerId);
  return found;
} // prettier-ignore

class Months {
  readonly #clerk: Clerk;
  readonly wrong: string[] = [];
  /** What was done, to see that it was done at all. */
  readonly done = new Map<string, number>();
  /** Who was told to be back on which day, and has not been touched since. */
  readonly #back = new Map<number, string>();
  #calls = 0;
  #letters = 0;
  #paused: { id: number; until: string } | null = null;
  #plan: { id: number; code: string } | null = null;
  #before: Morning | null = null;

  constructor(clerk: Clerk) {
    this.#clerk = clerk;
  }

  #count(what: string): void {
    this.done.set(what, (this.done.get(what) ?? 0) + 1);
  }

  async day(index: number, on: string): Promise<void> {
    const morning = await this.#look(on);
    if (this.#before !== null && on > away.to && (workdays[index - 1] ?? '') < away.from) this.#catchUp(on, morning);
    this.#before = morning;
    const book = read();
    const codes = new Map(book.rows<{ id: number; code: string }>('SELECT id, code FROM customer').map(({ id, code }) => [id, code]));
    const foreign = new Set(book.rows<{ id: number }>("SELECT customer_id AS id FROM due_item WHERE currency <> 'CNY'").map(({ id }) => id));
    const plain = morning.list.filter(({ forced }) => forced.length === 0).map(({ customerId }) => customerId);
    const taken = new Set<number>();

    await this.#receive(book, on, index);
    if (index % 3 === 1)
      for (const { customerId, letterLevel } of morning.list.filter(({ letterLevel: level }) => level !== null).slice(0, 2)) {
        taken.add(customerId);
        await this.#letter(customerId, letterLevel ?? 1, on);
      }
    // Before anything is promised on the phone that day.
    this.wrong.push(...read().wrongLetters(on));
    const spare = plain.filter((id) => !taken.has(id) && !foreign.has(id)).toReversed();
    const [putOff, pause, plan] = spare;
    if (index % 9 === 3 && putOff !== undefined) {
      await this.#clerk.hide(putOff, later(on, 5));
      this.#count('hidden');
      this.#back.set(putOff, later(on, 5));
    }
    if (index === 5 && pause !== undefined) {
      this.#paused = { id: pause, until: later(on, 8) };
      await this.#clerk.pause(codes.get(pause) ?? '', later(on, 8));
      this.#count('paused');
      this.#back.delete(pause);
    }
    const [old] = spare;
    if (index === 4 && old !== undefined) {
      // Left alone for half a year, with a debt whose period ends before these two months do.
      await this.#clerk.bringOver(old, { number: 'JC-2023-004', issuedOn: '2023-03-01', dueOn: '2023-04-28', amountMinor: 1_860_000 }); // prettier-ignore
      await this.#clerk.pause(codes.get(old) ?? '', later(on, 180));
      this.#back.delete(old);
    }
    if (index === 2 && plan !== undefined) {
      const code = codes.get(plan) ?? '';
      await this.#clerk.agreePlan(code, later(on, 7));
      this.#plan = { id: plan, code };
      this.#count('plan signed');
      this.#back.delete(plan);
    }
    await this.#work(on);
    await this.#clerk.finishDay(`${on} 完`);
    this.#count('days');
  } // prettier-ignore

  async #look(on: string): Promise<Morning> {
    const morning = await this.#clerk.morning();
    const book = read();
    const debtors = book.debtors(on);
    this.wrong.push(...surprises(on, morning, debtors), ...book.outOfBalance(on));
    const listed = new Set(morning.list.map(({ customerId }) => customerId));
    for (const [id, backOn] of this.#back) {
      if (backOn > on) continue;
      if (!listed.has(id) && (debtors.get(id)?.overdueMinor ?? 0) > 0) {
        const now = morning.hidden.find(({ customerId }) => customerId === id);
        this.wrong.push(`${on} ${debtors.get(id)?.code}: was to be back on ${backOn} and is not (${now?.reason} until ${now?.backOn})`);
      } else this.#count('back on the day');
      this.#back.delete(id);
    }
    for (const { customerId, backOn } of morning.hidden) {
      if (backOn === null) this.#back.delete(customerId);
      else this.#back.set(customerId, backOn);
    }
    for (const { customerId } of morning.list) this.#back.delete(customerId);
    if (this.#paused !== null) {
      const { id, until } = this.#paused;
      const reason = morning.hidden.find(({ customerId }) => customerId === id)?.reason;
      if (on <= until && reason !== 'paused') this.wrong.push(`${on} customer ${id}: is paused and ${reason ?? 'on the list'}`);
      if (on > until) {
        if (reason === 'paused') this.wrong.push(`${on} customer ${id}: the pause has ended`);
        this.#paused = null;
        this.#count('back from a pause');
      }
    }
    for (const { forced } of morning.list) for (const code of forced) this.#count(`forced ${code}`);
    for (const { customerId } of morning.list) if (debtors.get(customerId)?.barred) this.#count('left alone and seen');
    for (const { reason } of morning.hidden) this.#count(`hidden ${reason}`);
    return morning;
  } // prettier-ignore

  /** After the days off every letter offered is still the next one: none was passed over meanwhile. */
  #catchUp(on: string, morning: Morning): void {
    const levels = new Map(this.#before?.list.map(({ customerId, letterLevel }) => [customerId, letterLevel]));
    const issued = new Map(read().highestLetters().map(({ customerId, level }) => [customerId, level]));
    for (const { customerId, letterLevel } of morning.list) {
      const before = levels.get(customerId) ?? null;
      if (letterLevel !== null && before !== null && letterLevel > before && letterLevel > (issued.get(customerId) ?? 0) + 1)
        this.wrong.push(`${on} customer ${customerId}: L${letterLevel} is offered, and L${letterLevel - 1} was never issued`);
      if (letterLevel !== null) this.#count('letters offered after the days off');
    }
    this.#count('caught up');
  } // prettier-ignore

  async #work(on: string): Promise<void> {
    if (!(await this.#clerk.openFirst())) return;
    for (let made = 0; made < callsOfADay; made += 1) {
      const id = await this.#clerk.customer();
      if (id === null) break;
      const result = calls[this.#calls % calls.length] ?? 'no_answer';
      const logged = await this.#clerk.call(result, { on, days: 3 + (this.#calls % 4) });
      this.#calls += 1;
      this.#back.delete(id);
      this.#count(logged === null ? 'not to be contacted' : `call ${logged}`);
    }
  }

  /** Every second promise is kept on its day, and the first instalment of the plan. */
  async #receive(book: BookFacts, on: string, index: number): Promise<void> {
    const next = workdays[index + 1] ?? on;
    const kept = book.livingPromises(on).filter(({ id, dueOn, currency }) => id % 2 === 0 && dueOn < next && currency === 'CNY');
    for (const { customerId, code, restMinor } of kept.slice(0, 2)) {
      await this.#clerk.receive(code, restMinor);
      this.#back.delete(customerId);
      this.#count('promise kept');
    }
    if (this.#plan === null || this.done.has('instalment kept')) return;
    const { id, code } = this.#plan;
    const [first] = book.rows<{ dueOn: string; minor: number }>(
      `SELECT i.due_on AS dueOn, i.amount_minor AS minor FROM plan_instalment i JOIN payment_plan p ON p.id = i.plan_id
       WHERE p.customer_id = :id AND p.signed_on IS NOT NULL AND i.amount_minor > 0 ORDER BY p.id DESC, i.due_on LIMIT 1`,
      { id },
    );
    if (first === undefined || first.dueOn > on) return;
    await this.#clerk.receive(code, first.minor);
    this.#back.delete(id);
    this.#count('instalment kept');
  } // prettier-ignore

  async #letter(customerId: number, level: number, on: string): Promise<void> {
    if (!(await this.#clerk.issueLetter(customerId, level))) return this.#count('letter held back');
    this.#back.delete(customerId);
    this.#letters += 1;
    this.#count('letter issued');
    if (this.#letters % 2 === 1) {
      await this.#clerk.proveService(`EX${100 + this.#letters}`, on);
      this.#count('letter served');
    }
  }
}

async function work(clerk: Clerk, days: readonly string[]): Promise<Months> {
  const months = new Months(clerk);
  for (const [index, on] of days.entries()) {
    await wakeOn(on);
    await page.reload();
    await settled(page);
    await months.day(index, on);
  }
  return months;
}

describe('a clerk at work', () => {
  test(
    'for two months: nobody is chased who should not be, and nobody is forgotten',
    { timeout: 900_000 },
    async () => {
      const clerk = await startCompany('zh');
      const months = await work(clerk, workdays);
      for (const what of wanted) expect(months.done.get(what) ?? 0, what).toBeGreaterThan(0);
      expect(months.wrong).toEqual([]);
      expect(clerk.refusals).toEqual([]);
      expect(seen.complaints).toEqual([]);
      const verified = await clerk.verify();
      expect(verified).toMatchObject({ sound: true });
    },
  );

  test('for some days in English', { timeout: 300_000 }, async () => {
    const clerk = await startCompany('en');
    const months = await work(clerk, workdays.slice(0, 3));
    expect(months.wrong).toEqual([]);
    expect(clerk.refusals).toEqual([]);
    expect(seen.complaints).toEqual([]);
  });
});
