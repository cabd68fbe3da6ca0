import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../../src-main/kernel/day.ts';
import type { CustomerId } from '../../../src-main/kernel/ids.ts';
import { TestBook } from '../book.ts';

let book: TestBook;
let customerId: CustomerId;
beforeAll(async () => {
  book = await TestBook.create();
  customerId = await book.customer('C1', { name: 'Lantern Fabrics' });
});
afterAll(() => book.close());

const scripts = async (language: 'zh' | 'en') => (await book.call('playbook.scripts', { language })).rows;
const script = async (language: 'zh' | 'en', code: string) => {
  const found = (await scripts(language)).find((each) => each.code === code);
  if (found === undefined) throw new Error(`no script ${code}`);
  return found;
};
const words = async (code: string) => {
  const {
    kind: _kind,
    code: _code,
    own: _own,
    savedAt: _savedAt,
    lawCards: _lawCards,
    ...rest
  } = await script('en', code);
  return rest;
};
const refusal = async (...asked: Parameters<TestBook['ask']>) => {
  const reply = await book.ask(...asked);
  return reply.ok ? null : reply.code;
};

describe('own scripts', () => {
  it('take the place of the shipped words in one language, and give it back', async () => {
    const shipped = await script('en', 'E04');
    await book.call('playbook.saveScript', {
      ...(await words('E04')),
      kind: 'excuse',
      code: 'E04',
      language: 'en',
      title: 'Money is tight',
      resultCodes: ['plan_proposed'],
    });
    expect(await script('en', 'E04')).toMatchObject({
      title: 'Money is tight',
      resultCodes: ['plan_proposed'],
      own: true,
      lawCards: shipped.lawCards,
    });
    expect((await script('zh', 'E04')).own).toBe(false);
    await book.call('playbook.saveScript', {
      ...(await words('E04')),
      kind: 'excuse',
      code: 'E04',
      language: 'en',
      title: 'Second try',
    });
    expect((await scripts('en')).filter(({ own }) => own).map(({ title }) => title)).toEqual(['Second try']);
    await book.call('playbook.restoreScript', { kind: 'excuse', code: 'E04', language: 'en' });
    expect(await script('en', 'E04')).toEqual(shipped);
    expect(await refusal('playbook.restoreScript', { kind: 'excuse', code: 'E04', language: 'en' })).toBe(
      'script_not_own',
    );
  });

  it('may not hold threats, unknown blanks or codes of nothing', async () => {
    const asked = { ...(await words('E04')), kind: 'excuse', code: 'E04', language: 'en' } as const;
    expect(await refusal('playbook.saveScript', { ...asked, reply: 'Pay or we tell your customers.' })).toBe(
      'script_wording',
    );
    expect(
      await refusal('playbook.saveScript', { ...asked, never: ['Do not say: we tell your customers'] }),
    ).toBeNull();
    expect(await refusal('playbook.saveScript', { ...asked, reply: 'Pay {amont}, please, by Friday.' })).toBe(
      'script_blank_unknown',
    );
    expect(await refusal('playbook.saveScript', { ...asked, code: 'E77' })).toBe('script_not_found');
    expect((await script('en', 'E04')).never).toEqual(['Do not say: we tell your customers']);
  });

  it('are printed with the company’s name, blanks by their names', async () => {
    const pageOf = (token: string): string => book.service.documents.find(token)?.html ?? '';
    const card = await book.call('playbook.card', { kind: 'excuse', code: 'E01', language: 'zh' });
    expect(card.suggestedFileName).toBe('E01 没收到发票或对账单.pdf');
    expect(pageOf(card.documentToken)).toContain('Test Ltd');
    expect(pageOf(card.documentToken)).toContain('〔发票号〕');
    expect(pageOf(card.documentToken)).not.toContain('{invoices}');
    const sheet = pageOf((await book.call('playbook.conductSheet', { language: 'en' })).documentToken);
    for (const words of ['How we ask for money', 'Two persons, authorised', 'not legal advice'])
      expect(sheet).toContain(words);
    expect(await refusal('playbook.card', { kind: 'stage', code: 'E01', language: 'zh' })).toBe('script_not_found');
  });
});

describe('own terms', () => {
  it('join the glossary, are changed and leave it', async () => {
    const term = {
      group: 'chase',
      zh: '催办单',
      en: 'nudge slip',
      meaning: 'A slip we hand to sales',
      language: 'en',
    } as const;
    const { code } = await book.call('playbook.saveTerm', term);
    await book.call('playbook.saveTerm', { ...term, code, meaning: 'A slip for sales' });
    const rows = async () => (await book.call('playbook.glossary', { language: 'en' })).rows;
    const { language: _language, ...told } = term;
    expect((await rows()).filter(({ own }) => own)).toEqual([
      { ...told, code: 'own-nudge-slip', meaning: 'A slip for sales', path: '', own: true },
    ]);
    expect(await refusal('playbook.saveTerm', { ...term, en: 'Aging' })).toBe('glossary_term_taken');
    await book.call('playbook.removeTerm', { code, language: 'en' });
    expect((await rows()).some(({ own }) => own)).toBe(false);
    expect(await refusal('playbook.removeTerm', { code: 'aging', language: 'en' })).toBe('glossary_term_not_own');
  });
});

describe('lessons', () => {
  const asOf = day('2026-11-22');
  const lesson = { customerId: null, title: 'A third down first', closedOn: asOf, outcome: 'paid_by_plan', cause: 'cash', learned: 'Ask for a third before talking of parts', tags: ['plan', 'plan', 'retail'] } as const;

  it('are found by words, cause and tag, changed and removed', async () => {
    const { lessonId } = await book.call('playbook.saveLesson', { ...lesson, customerId, tags: [...lesson.tags] });
    await book.call('playbook.saveLesson', { ...lesson, title: 'Papers first', cause: 'papers', learned: 'Send the slip with the invoice', tags: ['retail'] });
    const titles = async (more: object) => (await book.call('playbook.lessons', more)).rows.map(({ title }) => title);
    expect(await titles({ search: 'third DOWN' })).toEqual(['A third down first']);
    expect(await titles({ search: 'lantern' })).toEqual(['A third down first']);
    expect(await titles({ search: 'third slip' })).toEqual([]);
    expect(await titles({ cause: 'papers' })).toEqual(['Papers first']);
    expect(await titles({ tag: 'retail' })).toEqual(['Papers first', 'A third down first']);
    expect((await book.call('playbook.lessons', {})).tags).toEqual([{ tag: 'retail', count: 2 }, { tag: 'plan', count: 1 }]);
    await book.call('playbook.saveLesson', { ...lesson, tags: [], lessonId, customerId, title: 'Half down first' });
    expect(await titles({ customerId })).toEqual(['Half down first']);
    await book.call('playbook.removeLesson', { lessonId });
    expect(await titles({})).toEqual(['Papers first']);
    expect(await refusal('playbook.removeLesson', { lessonId })).toBe('lesson_not_found');
  });

  it('are not of somebody who is not there', async () => {
    expect(await refusal('playbook.saveLesson', { ...lesson, tags: [], customerId: 999 as CustomerId })).toBe('customer_not_found');
    expect(await refusal('playbook.waiveLesson', { customerId: 999 as CustomerId, closedOn: asOf })).toBe('customer_not_found');
  });

  it('are told apart from what had nothing to teach', async () => {
    const before = (await book.call('playbook.lessons', {})).total;
    const { lessonId } = await book.call('playbook.waiveLesson', { customerId, closedOn: asOf });
    const { total, rows, tags } = await book.call('playbook.lessons', { customerId });
    expect([total, rows, tags.some(({ tag }) => tag === 'waived')]).toEqual([0, [], false]);
    expect((await book.call('playbook.lessons', {})).total).toBe(before);
    expect(await refusal('playbook.saveLesson', { ...lesson, tags: [], lessonId })).toBe('lesson_not_found');
    await book.call('playbook.removeLesson', { lessonId });
    expect(await refusal('playbook.removeLesson', { lessonId })).toBe('lesson_not_found');
  });
}); // prettier-ignore
