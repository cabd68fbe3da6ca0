import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { daysFromToday } from './support/bankFile.ts';
import { customerTabNames, openScreen, screenPaths, settled, watch, type Watch } from './support/screens.ts';
import { startChromium, startWeb, type WebProgram } from './support/web.ts';

/** Every screen of the practice company in the browser host: whole, quiet, within its policy, and open to everybody. */

/** Levels A and AA; advice beyond them is not a failure. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

let browser: Browser;
beforeAll(async () => {
  browser = await startChromium();
});
afterAll(() => browser?.close());

describe.each([
  ['zh', 'zh-CN'],
  ['en', 'en-US'],
])('in %s', (language, locale) => {
  let web: WebProgram;
  let page: Page;
  let seen: Watch;

  beforeAll(async () => {
    web = await startWeb('--demo', '--lang', language);
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 800 } });
    page = await context.newPage();
    seen = await watch(page);
    await page.goto(web.link);
    await settled(page);
  });
  afterAll(async () => {
    await page?.context().close();
    expect(await web?.stop()).toBe(0);
  });

  async function ask<T>(name: string, input: unknown): Promise<T> {
    return page.evaluate(
      async (question) => {
        const answer = await fetch('/call', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(question),
        });
        return ((await answer.json()) as { value: unknown }).value;
      },
      { name, input },
    ) as Promise<T>;
  }

  /** The customer and the contract a practice visitor sees most of. */
  async function addressOf(path: string): Promise<string> {
    if (path.startsWith('/contracts/:id')) {
      const { rows } = await ask<{ rows: { contractId: number }[] }>('contracts.list', {
        asOf: daysFromToday(0),
        limit: 1,
      });
      return path.replace(':id', String(rows[0]?.contractId ?? 'none'));
    }
    if (!path.includes(':id')) return path;
    const { rows } = await ask<{ rows: { id: number }[] }>('customers.search', { text: 'KH026', limit: 1 });
    return path.replace(':id', String(rows[0]?.id ?? 'none'));
  }

  const paths = [
    ...screenPaths,
    ...customerTabNames.map((name) => `/customers/:id?tab=${name}`),
    ...['checks', 'milestones', 'deliveries', 'amendments', 'claims', 'people', 'files'].map(
      (name) => `/contracts/:id?part=${name}`,
    ),
    ...['milestones', 'deliveries', 'claims', 'people'].map((name) => `/contracts?view=${name}`),
    '/orders?view=checks',
    ...['allocation', 'months', 'waiting', 'decision', 'simulate', 'policy'].map((name) => `/control?tab=${name}`),
    ...[
      'credit',
      'danger',
      'scorecard',
      'market',
      'policy',
      'worklist',
      'conduct',
      'promises',
      'limitation',
      'interest',
      'effects',
    ].map((name) => `/settings?tab=${name}`),
    ...['calendar', 'tasks', 'alerts'].map((name) => `/today?part=${name}`),
    ...['plans', 'forecast'].map((name) => `/promises?part=${name}`),
    ...['deadlines', 'clues', 'fees'].map((name) => `/cases?part=${name}`),
    ...['board', 'delays', 'policy', 'pauses'].map((name) => `/process?tab=${name}`),
    ...['gaps', 'delays', 'feedback', 'care'].map((name) => `/log?tab=${name}`),
    ...['stages', 'conduct', 'practice', 'glossary', 'lessons'].map((name) => `/playbook?tab=${name}`),
    ...['calculator', 'rates'].map((name) => `/interest?tab=${name}`),
    ...['lines', 'funnel', 'policies'].map((name) => `/effects?tab=${name}`),
  ];

  test.each(paths)('%s', async (path) => {
    await openScreen(page, await addressOf(path));
    const shown = await page.locator('#main').innerText();
    expect(shown.length).toBeGreaterThan(40);
    // A text that is missing shows as its id.
    expect(shown).not.toMatch(/\b[a-z]+:[a-z]+\.[a-zA-Z.]+\b|\{\{\w+\}\}|\bundefined\b|\bNaN\b/);
    if (language === 'zh') expect(shown).toMatch(/[\u4e00-\u9fff]/);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(standards).analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`),
    ).toEqual([]);
    // Nothing is read sideways.
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(seen.complaints.splice(0)).toEqual([]);
  });

  test('is one language through and through, and the other at one click', async () => {
    await openScreen(page, '/aging');
    const before = await page.locator('nav').first().innerText();
    await page.getByRole('button', { name: language === 'zh' ? /Switch to English/ : /切换到中文/ }).click();
    // The other language is read when it is asked for.
    await page.locator(language === 'zh' ? 'html[lang="en"]' : 'html[lang="zh-CN"]').waitFor({ state: 'attached' });
    await settled(page);
    const after = await page.locator('nav').first().innerText();
    expect(after).not.toBe(before);
    expect(after).toMatch(language === 'zh' ? /Aging/ : /账龄/);
    expect(seen.complaints).toEqual([]);
  });
});
